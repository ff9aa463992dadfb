package sharelock;

import java.time.Duration;
import sharelock.explicit.ExplicitEngine.Limits;

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

    public Options withReductions(boolean allowed) {
        return new Options(workers, maxStates, maxBytes, timeout, allowed);
    }

    Limits limits() {
        return new Limits(workers, maxStates, maxBytes, timeout, reductions);
    }
}
