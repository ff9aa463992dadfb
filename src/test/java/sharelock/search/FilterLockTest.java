package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.search.BreadthFirst.Budget;
import sharelock.search.BreadthFirst.Goals;
import sharelock.search.Outcome.Ending;
import sharelock.system.TransitionSystem;

/** The published counts, and a failure deep inside, for any number of workers. */
final class FilterLockTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fourTasksHaveThePublishedCounts(int workers) {
        Outcome outcome = search(4, new Goals(FilterLock.MUTEX, 0, 0), workers);

        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.figures().states()).isEqualTo(14_844);
        assertThat(outcome.figures().transitions()).isEqualTo(44_120);
        assertThat(outcome.figures().queue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fiveTasksHaveThePublishedCounts(int workers) {
        Goals goals =
                new Goals(
                        FilterLock.MUTEX | TransitionSystem.NO_PROPERTY_THREW,
                        0,
                        FilterLock.FIRST_ENTERS);
        Outcome outcome = search(5, goals, workers);

        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.figures().states()).isEqualTo(344_805);
        assertThat(outcome.figures().transitions()).isEqualTo(1_205_325);
        assertThat(outcome.reached()).isEqualTo(FilterLock.FIRST_ENTERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theWayIntoTheCriticalSectionIsTheReferences(int workers) {
        Goals goals = new Goals(FilterLock.NOBODY_ENTERS, 0, 0);
        Outcome outcome = search(4, goals, workers);

        RandomSystemsTest.assertSame(outcome, new ReferenceSearch(new FilterLock(4), goals).run());
        assertThat(outcome.path()).hasDimensions(11, 2);
    }

    private static Outcome search(int tasks, Goals goals, int workers) {
        return new BreadthFirst(new FilterLock(tasks), goals, Budget.UNLIMITED, workers)
                .run(figures -> {});
    }
}
