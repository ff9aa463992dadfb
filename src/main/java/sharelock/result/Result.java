package sharelock.result;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one engine answers for one check.
 *
 * @param engine {@code explicit} or {@code jpf}
 * @param verdict what it came to
 * @param failure what failed; null unless the verdict is {@link Verdict#FAILS}
 * @param trace the way to the failure; null where there is none
 * @param counts how much was searched
 * @param time how long it took
 * @param reductions the reductions that were on
 * @param note why a search is incomplete or in error, or has no trace, or in which order a failure
 *     was found, in one clause or sentence; else empty
 */
public record Result(
        String engine,
        Verdict verdict,
        @Nullable Failure failure,
        @Nullable Trace trace,
        Counts counts,
        Duration time,
        List<String> reductions,
        String note) {
    /** What results and traces call the engine of our own. */
    public static final String EXPLICIT = "explicit";

    /** What they call Java PathFinder. */
    public static final String JPF = "jpf";

    public Result {
        reductions = List.copyOf(reductions);
    }

    /**
     * @param states distinct states, the initial one included
     * @param transitions steps fired from distinct states, duplicates included
     * @param depth length of the longest shortest path
     * @param complete whether every reachable state was visited
     */
    public record Counts(long states, long transitions, int depth, boolean complete) {}
}
