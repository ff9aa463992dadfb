package sharelock;

import java.lang.reflect.Constructor;
import java.util.Arrays;

/**
 * The front door for a unit test: checks a model under some options.
 *
 * <pre>
 *   new Check().model(SharedPageTable.class, Bug.NONE).always(WritableMeansPrivate.class).holds();
 * </pre>
 */
public final class Check {
    private final Options options;

    public Check() {
        this(Options.defaults());
    }

    public Check(Options options) {
        this.options = options;
    }

    /** A model, made by its constructor that takes these arguments. */
    public <M> ModelCheck<M> model(Class<M> type, Object... arguments) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (takes(constructor, arguments)) {
                return new ModelCheck<>(
                        options, type, () -> type.cast(make(constructor, arguments)));
            }
        }
        throw new IllegalArgumentException(
                "No constructor of %s takes %s. Known: %s."
                        .formatted(
                                type.getName(),
                                Arrays.toString(arguments),
                                Arrays.toString(type.getDeclaredConstructors())));
    }

    private static boolean takes(Constructor<?> constructor, Object... arguments) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != arguments.length) return false;
        for (int i = 0; i < types.length; i++) {
            Class<?> boxed = java.lang.invoke.MethodType.methodType(types[i]).wrap().returnType();
            if (!boxed.isInstance(arguments[i])) return false;
        }
        return true;
    }

    private static Object make(Constructor<?> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException(constructor + " fails", failed);
        }
    }
}
