package sharelock.compile.emit;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.objectweb.asm.Type;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.Successors;

/**
 * Everything that emitted code calls, overrides or reads in classes which are not emitted. It is
 * found by reflection, so that a method that is renamed or takes something else is missed when this
 * class is initialised, and not by the JVM's verifier.
 */
final class RuntimeCalls {
    static final Class<?> SYSTEM = EmittedSystem.class;

    static final Method BEGIN = out("begin", long[].class, int.class);
    static final Method BEGIN_ZERO = out("beginZero");
    static final Method WORDS = out("words");
    static final Method COMMIT = out("commit", int.class);
    static final Method FAIL = out("fail", int.class, int.class);
    static final Method FIRST_CHOICE = out("firstChoice");
    static final Method CHOOSE = out("choose", int.class);
    static final Method NEXT_CHOICE = out("nextChoice");

    static final Method INITIAL = system("initial", Successors.class);
    static final Method SUCCESSORS =
            system("successors", int.class, long[].class, int.class, Successors.class);
    static final Method OBSERVE = system("observe", long.class, long[].class, int.class);
    static final Method ENTER = system("enter", int.class, long[].class, int.class);
    static final Method INTERPRET =
            system("interpret", int.class, long[].class, int.class, Successors.class);
    static final Method INTERPRET_PROPERTY =
            system("interpretProperty", int.class, long[].class, int.class);
    static final Method INTERPRET_ENTRY =
            system("interpretEntry", int.class, long[].class, int.class);
    static final Method OVERFLOW = system("overflow", int.class, long.class);
    static final Method HANGS = system("hangs", String.class);

    static final Field TABLES = field("tables");
    static final Field PARTS = field("parts");
    static final Constructor<?> CONSTRUCTOR = constructor();

    /** The method of a step, as {@link StepCode} says. */
    static final String STEP = own(void.class, long[].class, int.class, Successors.class);

    /** The methods of a task's entry and of a property. */
    static final String PREDICATE = own(int.class, long[].class, int.class);

    private RuntimeCalls() {}

    static String constructorDescriptor() {
        return Type.getConstructorDescriptor(CONSTRUCTOR);
    }

    private static String own(Class<?> result, Class<?>... parameters) {
        return MethodType.methodType(result, parameters).toMethodDescriptorString();
    }

    private static Method out(String name, Class<?>... parameters) {
        return method(Successors.class, name, parameters);
    }

    private static Method system(String name, Class<?>... parameters) {
        return method(SYSTEM, name, parameters);
    }

    private static Method method(Class<?> owner, String name, Class<?>... parameters) {
        try {
            return owner.getDeclaredMethod(name, parameters);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException("Emitted code calls a method that is gone", missing);
        }
    }

    private static Field field(String name) {
        try {
            return SYSTEM.getDeclaredField(name);
        } catch (NoSuchFieldException missing) {
            throw new IllegalStateException("Emitted code reads a field that is gone", missing);
        }
    }

    private static Constructor<?> constructor() {
        try {
            return SYSTEM.getDeclaredConstructor(
                    LayoutPlan.class, EmittedSystem[].class, long[][].class);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException("Emitted code has no constructor to call", missing);
        }
    }
}
