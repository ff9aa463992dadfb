package sharelock.search;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.system.TransitionSystem.Move;

/**
 * What a search came to.
 *
 * @param ending how it ended
 * @param reason why it was cut, in one sentence; else empty
 * @param finding what was found; null if nothing was. A search may have found something before it
 *     was cut, and which of several that was depends on how its workers came on
 * @param passedOver where nothing was found, the first of what was and does not count ({@link
 *     sharelock.system.TransitionSystem#counts}); else null
 * @param figures how much was searched
 * @param reached which of the goals that should hold sometimes were reached
 * @param rests how many expanded states have no successor and may rest
 */
public record SearchResult(
        Ending ending,
        String reason,
        @Nullable Finding finding,
        @Nullable Finding passedOver,
        Figures figures,
        long reached,
        long rests) {

    /** How a search ends. */
    public enum Ending {
        /** Every reachable state was expanded, and nothing was found that counts. */
        COMPLETE,
        /** Something was found. */
        FOUND,
        /** A budget ended the search before it was known what is found first. */
        CUT
    }

    /** What can be wrong; among equally short ways the first flaw is reported. */
    public enum Flaw {
        /** The last move of the path fails; without a move, the making of the initial state. */
        STEP_FAILED,
        /** Predicates that must hold always do not hold behind the path. */
        NOT_ALWAYS,
        /** Predicates that must hold at rest do not hold there, and it has no successor. */
        NOT_AT_REST,
        /** The state behind the path has no successor and may not rest. */
        DEADLOCK
    }

    /**
     * What was found, and the way there.
     *
     * @param flaw what is wrong
     * @param violated the predicates that do not hold; 0 unless the flaw is about predicates
     * @param failure the number of the failure that the last move ends in, or -1
     * @param path the moves from the initial state; empty if it is there, or cannot be made
     */
    public record Finding(Flaw flaw, long violated, int failure, List<Move> path) {

        public Finding {
            path = List.copyOf(path);
        }
    }

    /**
     * How far a search has come.
     *
     * @param states distinct states found, the initial one included
     * @param transitions committed and failed successors of distinct states, duplicates included
     * @param queue states found and not yet expanded
     * @param depth moves of the longest of the ways by which states were found; breadth first, each
     *     of them is a shortest one
     * @param bytes what the store takes
     * @param elapsed time since the search began
     * @param hasFound whether it has found something, and only looks for the way there
     */
    public record Figures(
            long states,
            long transitions,
            long queue,
            int depth,
            long bytes,
            Duration elapsed,
            boolean hasFound) {

        /** Of a search that has found nothing yet. */
        public Figures(
                long states, long transitions, long queue, int depth, long bytes, Duration time) {
            this(states, transitions, queue, depth, bytes, time, false);
        }

        Figures found() {
            return new Figures(states, transitions, queue, depth, bytes, elapsed, true);
        }
    }
}
