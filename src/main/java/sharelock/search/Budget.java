package sharelock.search;

import java.time.Duration;

/**
 * How much a search may use before it is cut.
 *
 * @param maxStates states stored
 * @param maxBytes bytes of the store: states and index
 * @param timeout time
 */
public record Budget(long maxStates, long maxBytes, Duration timeout) {

    /** No limit but the machine's. */
    public static final Budget UNLIMITED =
            new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(36_500));
}
