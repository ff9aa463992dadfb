package sharelock.compile.lint;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError.Refusals;

/**
 * What of the JDK may not be used, and why: Java PathFinder runs models of the JDK, not all of it.
 */
final class Library {
    private static final String METHOD_HANDLES =
            "Java PathFinder has no method handles. Name the method or field directly.";

    private static final Map<String, String> STRING =
            Map.ofEntries(
                    Map.entry("strip", "Use trim()."),
                    Map.entry("stripLeading", "Use trim()."),
                    Map.entry("stripTrailing", "Use trim()."),
                    Map.entry("isBlank", "Use trim().isEmpty()."),
                    Map.entry("formatted", "Use String.format."),
                    Map.entry("join", "Join with + in a loop."),
                    Map.entry("chars", "Write a loop over charAt."),
                    Map.entry("codePoints", "Write a loop over charAt."),
                    Map.entry("lines", "Use split."),
                    Map.entry("indent", "Write it out."),
                    Map.entry("stripIndent", "Write it out."),
                    Map.entry("translateEscapes", "Write it out."),
                    Map.entry("transform", "Call the function."));

    private static final Set<String> CHANCE =
            Set.of(
                    "java/lang/Math.random",
                    "java/lang/StrictMath.random",
                    "java/util/Collections.shuffle",
                    "java/util/UUID.randomUUID");

    private static final Set<String> MONITOR =
            Set.of("wait()V", "wait(J)V", "wait(JI)V", "notify()V", "notifyAll()V");

    private final boolean ownThreads;

    /**
     * @param ownThreads whether the code may have threads, locks and chance of its own, as that
     *     which runs the tasks of a model has
     */
    Library(boolean ownThreads) {
        this.ownThreads = ownThreads;
    }

    boolean ownThreads() {
        return ownThreads;
    }

    static boolean isJdk(String internalName) {
        return internalName.startsWith("java/")
                || internalName.startsWith("javax/")
                || internalName.startsWith("jdk/")
                || internalName.startsWith("sun/")
                || internalName.startsWith("com/sun/");
    }

    /** Why a method may not be called and what to write instead; null if it may be called. */
    @Nullable String refusal(String owner, String name, String descriptor) {
        if (MONITOR.contains(name + descriptor)) return monitor(name);
        if (!isJdk(owner)) return null;
        if (owner.startsWith("java/util/concurrent/")) return Refusals.CONCURRENT;
        if (owner.startsWith("java/lang/invoke/")) return METHOD_HANDLES;
        if (owner.equals("java/lang/String") && STRING.containsKey(name)) {
            return "Java PathFinder's String has no %s. %s".formatted(name, STRING.get(name));
        }
        if (owner.equals("java/util/stream/Stream") && name.equals("toList")) {
            return "Java PathFinder cannot run it. Use collect(Collectors.toList()), or a loop.";
        }
        if (ownThreads) return null;
        if (isChance(owner) || CHANCE.contains(owner + "." + name)) return Refusals.CHANCE;
        if (isThread(owner) || name.startsWith("parallel")) return Refusals.THREADS;
        return null;
    }

    private @Nullable String monitor(String name) {
        if (!ownThreads) return Refusals.MONITORS;
        return name.equals("notify")
                ? "Under Java PathFinder it wakes nobody where two threads wait. Use notifyAll()."
                : null;
    }

    private static boolean isChance(String owner) {
        return owner.equals("java/util/Random")
                || owner.startsWith("java/util/random/")
                || owner.equals("java/util/SplittableRandom")
                || owner.equals("java/security/SecureRandom");
    }

    private static boolean isThread(String owner) {
        return owner.startsWith("java/lang/Thread")
                || owner.equals("java/lang/InheritableThreadLocal")
                || owner.startsWith("java/util/Timer");
    }
}
