package sharelock.compile.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError.Refusals;

/**
 * What of the JDK a model may not touch, whoever runs it: what ends or leaves the program, hides
 * what the code does, or makes two equal models differ. A package that is not known to be harmless
 * is not allowed.
 */
final class Outside {
    private static final String DEPENDS =
            "A model depends on nothing but its arguments: two equal checks must build the same model. Pass the value as a parameter of the constructor.";
    private static final String ENDS =
            "It would end the run in the middle, and no verdict would come of it. Throw an AssertionError.";
    private static final String HIDES =
            "What it runs cannot be seen before the model is made. Name the class, field or method directly.";
    private static final String LOADS =
            "Code that comes from elsewhere cannot be seen before the model is made. Name the classes directly.";
    private static final String SALTED =
            "Its order is another one in each run of the JVM. Use List.of, EnumSet.of, or a LinkedHashSet or LinkedHashMap.";
    private static final String IDENTITY =
            "Identity hashes are others in each run, so the order of what is in it is too. Use a LinkedHashMap, an EnumMap, or a number in each object.";
    private static final String HASH =
            "An identity hash is another one in each run. Give each object a number of its own.";
    private static final String COLLECTOR =
            "When it happens is the garbage collector's to decide. Keep the object in a field.";
    private static final String RUNS =
            "It runs tasks, which is the business of the engines. Write a Task.";
    private static final String STATE = "It changes what the whole JVM shares. Leave it as it is.";

    private static final List<String> HARMLESS_PACKAGES =
            List.of(
                    "java/lang/",
                    "java/lang/annotation/",
                    "java/math/",
                    "java/time/",
                    "java/time/temporal/",
                    "java/util/",
                    "java/util/function/",
                    "java/util/regex/",
                    "java/util/stream/");

    private static final Set<String> HARMLESS_IO =
            Set.of(
                    "java/io/Closeable",
                    "java/io/IOException",
                    "java/io/PrintStream",
                    "java/io/Serializable",
                    "java/io/UncheckedIOException");

    private static final Set<String> RUNNERS =
            Set.of(
                    "sharelock/model/TaskRoll",
                    "sharelock/model/TaskRun",
                    "sharelock/model/TaskThread");

    /** Whole classes, by the beginning of their names. */
    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    Map.entry("java/lang/ClassLoader", LOADS),
                    Map.entry("java/lang/ClassValue", HIDES),
                    Map.entry("java/lang/Module", LOADS),
                    Map.entry("java/lang/Package", LOADS),
                    Map.entry("java/lang/Process", DEPENDS),
                    Map.entry("java/lang/Runtime", DEPENDS),
                    Map.entry("java/lang/SecurityManager", STATE),
                    Map.entry("java/lang/StackWalker", DEPENDS),
                    Map.entry("java/lang/Thread", Refusals.THREADS),
                    Map.entry("java/lang/InheritableThreadLocal", Refusals.THREADS),
                    Map.entry("java/time/Clock", DEPENDS),
                    Map.entry("java/util/Calendar", DEPENDS),
                    Map.entry("java/util/Currency", DEPENDS),
                    Map.entry("java/util/Date", DEPENDS),
                    Map.entry("java/util/EventListenerProxy", HIDES),
                    Map.entry("java/util/GregorianCalendar", DEPENDS),
                    Map.entry("java/util/IdentityHashMap", IDENTITY),
                    Map.entry("java/util/Random", Refusals.CHANCE),
                    Map.entry("java/util/ResourceBundle", LOADS),
                    Map.entry("java/util/Scanner", DEPENDS),
                    Map.entry("java/util/ServiceLoader", LOADS),
                    Map.entry("java/util/SimpleTimeZone", DEPENDS),
                    Map.entry("java/util/SplittableRandom", Refusals.CHANCE),
                    Map.entry("java/util/TimeZone", DEPENDS),
                    Map.entry("java/util/Timer", Refusals.THREADS),
                    Map.entry("java/util/WeakHashMap", COLLECTOR));

    private static final Map<String, String> METHODS =
            Map.ofEntries(
                    Map.entry("java/lang/Boolean.getBoolean", DEPENDS),
                    Map.entry("java/lang/Integer.getInteger", DEPENDS),
                    Map.entry("java/lang/Long.getLong", DEPENDS),
                    Map.entry("java/lang/Math.random", Refusals.CHANCE),
                    Map.entry("java/lang/Object.notify", Refusals.MONITORS),
                    Map.entry("java/lang/Object.notifyAll", Refusals.MONITORS),
                    Map.entry("java/lang/Object.wait", Refusals.MONITORS),
                    Map.entry("java/lang/StrictMath.random", Refusals.CHANCE),
                    Map.entry("java/time/ZoneId.systemDefault", DEPENDS),
                    Map.entry("java/util/Collections.newSetFromMap", IDENTITY),
                    Map.entry("java/util/Collections.shuffle", Refusals.CHANCE),
                    Map.entry("java/util/Locale.getDefault", DEPENDS),
                    Map.entry("java/util/Locale.setDefault", STATE),
                    Map.entry("java/util/Map.copyOf", SALTED),
                    Map.entry("java/util/Map.ofEntries", SALTED),
                    Map.entry("java/util/Set.copyOf", SALTED),
                    Map.entry("java/util/UUID.randomUUID", Refusals.CHANCE));

    /** What may be asked of a class. */
    private static final Set<String> OF_CLASS =
            Set.of(
                    "cast",
                    "desiredAssertionStatus",
                    "getComponentType",
                    "getEnumConstants",
                    "getName",
                    "getSimpleName",
                    "getSuperclass",
                    "getTypeName",
                    "isArray",
                    "isAssignableFrom",
                    "isEnum",
                    "isInstance",
                    "isInterface",
                    "isRecord",
                    "equals",
                    "toString");

    /** Classes of the JDK whose hash codes are of their values. */
    private static final Set<String> VALUES =
            Set.of(
                    "java/lang/Boolean",
                    "java/lang/Byte",
                    "java/lang/Character",
                    "java/lang/Integer",
                    "java/lang/Long",
                    "java/lang/Short",
                    "java/lang/String");

    private static final Set<String> OF_SYSTEM = Set.of("arraycopy", "err", "out");

    private Outside() {}

    /** Why a method or field may not be used and what to write instead; null if it may be. */
    static @Nullable String refusal(String owner, String name, String descriptor) {
        if (owner.startsWith(Pathfinder.PACKAGE)) return Pathfinder.remedy(name);
        if (RUNNERS.contains(owner)) return RUNS;
        if (isHash(owner, name, descriptor)) return HASH;
        if (name.equals("getStackTrace")) return DEPENDS; // of a Throwable, also of the model's own
        if (!Library.isJdk(owner)) return null;
        String ofPackage = ofPackage(owner);
        if (ofPackage != null) return ofPackage;
        if (owner.equals("java/lang/System")) return ofSystem(name);
        if (owner.equals("java/lang/Class")) return OF_CLASS.contains(name) ? null : HIDES;
        boolean ends = name.equals("exit") || name.equals("halt");
        if (ends && owner.equals("java/lang/Runtime")) return ENDS;
        if (name.equals("now") && owner.startsWith("java/time/")) return DEPENDS;
        String method = METHODS.get(owner + "." + name);
        if (method != null) return method;
        if (isSalted(owner, name, descriptor)) return SALTED;
        String type = CLASSES.get(ownClass(owner));
        return type != null && !isException(owner) ? type : null;
    }

    private static String ownClass(String owner) {
        String outer = owner.replaceFirst("\\$.*", "");
        for (String family : List.of("java/lang/Process", "java/lang/Thread", "java/lang/Module")) {
            if (outer.startsWith(family)) return family;
        }
        return outer;
    }

    private static boolean isException(String owner) {
        return owner.endsWith("Exception") || owner.endsWith("Error");
    }

    private static @Nullable String ofPackage(String owner) {
        String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
        if (HARMLESS_PACKAGES.contains(folder) || HARMLESS_IO.contains(owner)) return null;
        if (isException(owner)) return null;
        if (owner.startsWith("java/util/concurrent/")) return Refusals.CONCURRENT;
        if (owner.startsWith("java/lang/ref/")) return COLLECTOR;
        if (folder.equals("java/lang/invoke/") || folder.equals("java/lang/reflect/")) {
            return HIDES;
        }
        if (owner.startsWith("java/util/random/")) return Refusals.CHANCE;
        return DEPENDS;
    }

    private static @Nullable String ofSystem(String name) {
        if (OF_SYSTEM.contains(name)) return null;
        return switch (name) {
            case "exit" -> ENDS;
            case "identityHashCode" -> HASH;
            case "load", "loadLibrary" -> LOADS;
            case "gc", "runFinalization" -> COLLECTOR;
            case "clearProperty",
                    "setErr",
                    "setIn",
                    "setOut",
                    "setProperties",
                    "setProperty",
                    "setSecurityManager" ->
                    STATE;
            default -> DEPENDS;
        };
    }

    /** What may give, or be made of, an identity hash: that of an enum constant is one too. */
    private static boolean isHash(String owner, String name, String descriptor) {
        if (name.equals("hashCode")) {
            boolean ofNumbers = owner.equals("java/util/Arrays") && !descriptor.contains("Object");
            return !VALUES.contains(owner) && !ofNumbers;
        }
        if (owner.equals("java/lang/Object")) return name.equals("toString");
        boolean many = owner.equals("java/util/Objects") && name.equals("hash");
        return many || (owner.equals("java/util/Arrays") && name.equals("deepHashCode"));
    }

    /** Sets and maps that have no order of their own; one element has no order. */
    private static boolean isSalted(String owner, String name, String descriptor) {
        if (!name.equals("of")) return false;
        boolean set = owner.equals("java/util/Set") && !descriptor.startsWith("()");
        boolean one = descriptor.startsWith("(Ljava/lang/Object;)");
        boolean map = owner.equals("java/util/Map") && !descriptor.startsWith("()");
        boolean pair = descriptor.startsWith("(Ljava/lang/Object;Ljava/lang/Object;)");
        return (set && !one) || (map && !pair);
    }
}
