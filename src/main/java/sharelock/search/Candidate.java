package sharelock.search;

import java.util.Arrays;
import java.util.Comparator;
import sharelock.search.Outcome.Finding;

/**
 * A finding that may be reported. The least one is: the order knows neither workers nor the order
 * of the log, so it is always the same one.
 *
 * @param length steps from the initial state to the failure, a failing step included
 * @param level the level of the state
 * @param state the last state before the failure; empty if an initial state cannot be made
 * @param finding what fails there
 */
record Candidate(int length, int level, long[] state, Finding finding)
        implements Comparable<Candidate> {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::length)
                    .thenComparing(candidate -> candidate.finding().kind())
                    .thenComparing(Candidate::state, Arrays::compare)
                    .thenComparingInt(candidate -> candidate.finding().step())
                    .thenComparingInt(candidate -> candidate.finding().failure())
                    .thenComparing(
                            candidate ->
                                    candidate.finding().choices().stream()
                                            .mapToInt(Integer::intValue)
                                            .toArray(),
                            Arrays::compare);

    @Override
    public int compareTo(Candidate other) {
        return ORDER.compare(this, other);
    }
}
