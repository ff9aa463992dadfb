package sharelock.compile.specialise;

import org.jspecify.annotations.Nullable;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.MethodRef;
import sharelock.model.Steps;
import sharelock.model.Task;

/** The methods that the compiler knows by name; all others are compiled from their code. */
enum Intrinsic {
    CHOOSE,
    ATOMICALLY,
    WHEN,
    AWAIT,
    GHOST,
    START,
    FINISHED,
    CURRENT,
    ORDINAL,
    ENUM_NAME,
    VALUE_OF,
    ENUM_VALUES,
    REQUIRE_NON_NULL;

    /** What a call is, given the class that it names and the one that declares the method. */
    static @Nullable Intrinsic of(Op.Call call, Class<?> owner, @Nullable Class<?> declaring) {
        MethodRef method = call.method();
        if (declaring == Steps.class) return ofSteps(method.name());
        if (declaring == Task.class) return ofTask(method.name());
        if (declaring == Enum.class) {
            if (method.name().equals("ordinal")) return ORDINAL;
            if (method.name().equals("name") || method.name().equals("toString")) return ENUM_NAME;
        }
        boolean isValues =
                owner.isEnum()
                        && method.name().equals("values")
                        && call.kind() == Op.Call.Dispatch.STATIC
                        && call.arguments().isEmpty();
        if (isValues) return ENUM_VALUES;
        if (isValueOf(method)) return VALUE_OF;
        boolean requires =
                method.owner().equals("java/util/Objects")
                        && method.name().equals("requireNonNull")
                        && call.arguments().size() == 1;
        return requires ? REQUIRE_NON_NULL : null;
    }

    /** Whether Steps or Task declares such a method, and its code is for real threads only. */
    static boolean isBuiltIn(Class<?> declaring, String name) {
        if (declaring == Steps.class) return ofSteps(name) != null;
        return declaring == Task.class && ofTask(name) != null;
    }

    /** The calls that make a text of a value: those that javac writes itself, and their like. */
    private static boolean isValueOf(MethodRef method) {
        return switch (method.owner()) {
            case "java/lang/String" ->
                    method.name().equals("valueOf") && !method.descriptor().contains("[");
            case "java/lang/Integer",
                    "java/lang/Long",
                    "java/lang/Short",
                    "java/lang/Byte",
                    "java/lang/Character",
                    "java/lang/Boolean" ->
                    method.name().equals("toString") && method.descriptor().matches("\\(\\w\\).*");
            case "java/util/Objects" ->
                    method.name().equals("toString")
                            && method.descriptor().startsWith("(Ljava/lang/Object;)");
            default -> false;
        };
    }

    private static @Nullable Intrinsic ofSteps(String name) {
        return switch (name) {
            case "choose" -> CHOOSE;
            case "atomically" -> ATOMICALLY;
            case "when" -> WHEN;
            case "await" -> AWAIT;
            case "ghost" -> GHOST;
            default -> null;
        };
    }

    private static @Nullable Intrinsic ofTask(String name) {
        return switch (name) {
            case "start" -> START;
            case "finished" -> FINISHED;
            case "current" -> CURRENT;
            default -> null;
        };
    }
}
