package sharelock.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.TransitionSystem.Move;

/**
 * A finding that may be reported, before its path is known. The least one is: the order knows
 * neither workers nor the order of the log, so it is always the same one.
 *
 * @param level the level of the state; -1 if an initial state cannot be made
 * @param state the last state before the failure; zeros if an initial state cannot be made
 * @param flaw what is wrong there
 * @param violated the predicates that do not hold; 0 unless the flaw is about predicates
 * @param step the step that fails in the state, or -1
 * @param failure the failure's number, or -1
 * @param choices what the failed step chose
 */
record Candidate(
        int level,
        long[] state,
        Flaw flaw,
        long violated,
        int step,
        int failure,
        List<Integer> choices)
        implements Comparable<Candidate> {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::length)
                    .thenComparing(Candidate::flaw)
                    .thenComparing(Candidate::state, Arrays::compare)
                    .thenComparingInt(Candidate::step)
                    .thenComparingInt(Candidate::failure)
                    .thenComparing(
                            candidate ->
                                    candidate.choices().stream()
                                            .mapToInt(Integer::intValue)
                                            .toArray(),
                            Arrays::compare);

    /** Something is wrong with a state. */
    static Candidate of(int level, long[] state, Flaw flaw, long violated) {
        return new Candidate(level, state, flaw, violated, -1, -1, List.of());
    }

    /** Steps from the initial state to the failure, a failing step included. */
    int length() {
        return flaw == Flaw.STEP_FAILED ? level + 1 : level;
    }

    /** What is reported, with the moves of the whole path. */
    Finding behind(List<Move> path) {
        return new Finding(flaw, violated, failure, path);
    }

    @Override
    public int compareTo(Candidate other) {
        return ORDER.compare(this, other);
    }
}
