package sharelock.explicit;

import java.time.Duration;

/**
 * How an engine may search.
 *
 * @param workers threads, at least 1
 * @param maxStates states after which the search is cut
 * @param maxBytes bytes of stored states after which the search is cut
 * @param timeout time after which the search is cut
 * @param reductions whether reductions may be used
 */
public record Limits(
        int workers, long maxStates, long maxBytes, Duration timeout, boolean reductions) {}
