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
    TASK_NAME,
    ORDINAL,
    ENUM_NAME,
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
                        && call.kind() == Op.Call.Kind.STATIC
                        && call.arguments().isEmpty();
        if (isValues) return ENUM_VALUES;
        boolean requires =
                method.owner().equals("java/util/Objects")
                        && method.name().equals("requireNonNull")
                        && call.arguments().size() == 1;
        return requires ? REQUIRE_NON_NULL : null;
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
            case "name", "toString" -> TASK_NAME;
            default -> null;
        };
    }
}
