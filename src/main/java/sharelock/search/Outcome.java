package sharelock.search;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.search.BreadthFirst.Goals;

/**
 * What a search came to.
 *
 * @param ending how it ended
 * @param reason why it was cut, in one sentence; else empty. A search that was cut within the level
 *     of its finding has both, and its path may be one step longer than the shortest
 * @param finding what was found; null unless the ending is {@link Ending#FOUND}
 * @param path the states from an initial one to the one where the finding is; empty without a
 *     finding, and when the initial state itself cannot be made
 * @param figures how much was searched
 * @param reached which of {@link Goals#sometimes} were reached
 * @param rests how many expanded states have no successor and may rest
 */
public record Outcome(
        Ending ending,
        String reason,
        @Nullable Finding finding,
        long[][] path,
        Figures figures,
        long reached,
        long rests) {

    /** How a search ends. */
    public enum Ending {
        /** Every reachable state was expanded, and nothing was found. */
        COMPLETE,
        /** Something was found; the level in which it was found is complete. */
        FOUND,
        /** A budget ended the search before anything was found. */
        CUT
    }

    /** Kinds of findings; among equally short ones the first kind is reported. */
    public enum Kind {
        /** A step failed in the last state of the path: the path is one step longer. */
        STEP_FAILED,
        /** Predicates of {@link Goals#always} do not hold in the last state of the path. */
        NOT_ALWAYS,
        /** Predicates of {@link Goals#atRest} do not hold there, and it has no successor. */
        NOT_AT_REST,
        /** The last state of the path has no successor and may not rest. */
        DEADLOCK
    }

    /**
     * What was found.
     *
     * @param kind what kind of thing
     * @param violated the predicates that do not hold; 0 unless the kind is about predicates
     * @param step the step that failed, or -1
     * @param failure the failure's number, or -1
     * @param choices what the failed step chose
     */
    public record Finding(Kind kind, long violated, int step, int failure, List<Integer> choices) {

        public Finding {
            choices = List.copyOf(choices);
        }
    }

    /**
     * How far a search has come.
     *
     * @param states distinct states found, the initial one included
     * @param transitions committed and failed successors of distinct states, duplicates included
     * @param queue states found and not yet expanded
     * @param depth the deepest level that has a state, in edges from the initial one
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
