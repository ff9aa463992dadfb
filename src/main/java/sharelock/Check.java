package sharelock;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Arrays;
import sharelock.explicit.ExplicitEngine.Limits;
import sharelock.model.TaskRoll;

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
            return TaskRoll.during(() -> constructor.newInstance(arguments));
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException(constructor + " fails", failed);
        }
    }

    /**
     * How checks are run.
     *
     * @param workers threads, at least 1
     * @param maxStates states after which a search is cut
     * @param maxBytes bytes of stored states after which a search is cut
     * @param timeout time after which a search is cut
     * @param reductions whether reductions may be used
     */
    public record Options(
            int workers, long maxStates, long maxBytes, Duration timeout, boolean reductions) {
        private static final Duration NO_TIMEOUT = Duration.ofDays(36_500);

        /** One worker for each core, most of the heap, and no other limit. */
        public static Options defaults() {
            Runtime machine = Runtime.getRuntime();
            return new Options(
                    machine.availableProcessors(),
                    Long.MAX_VALUE,
                    machine.maxMemory() / 10 * 7,
                    NO_TIMEOUT,
                    true);
        }

        public Options withWorkers(int number) {
            return new Options(number, maxStates, maxBytes, timeout, reductions);
        }

        public Options withMaxStates(long number) {
            return new Options(workers, number, maxBytes, timeout, reductions);
        }

        public Options withMaxBytes(long number) {
            return new Options(workers, maxStates, number, timeout, reductions);
        }

        public Options withTimeout(Duration duration) {
            return new Options(workers, maxStates, maxBytes, duration, reductions);
        }

        Options withoutTimeout() {
            return withTimeout(NO_TIMEOUT);
        }

        public Options withReductions(boolean allowed) {
            return new Options(workers, maxStates, maxBytes, timeout, allowed);
        }

        Limits limits() {
            return new Limits(workers, maxStates, maxBytes, timeout, reductions);
        }
    }
}
