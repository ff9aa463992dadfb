package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.system.TransitionSystem;

/** The published counts, and a failure deep inside, for any number of workers. */
final class FilterLockTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fourTasksHaveThePublishedCounts(int workers) {
        SearchResult result = search(4, new Goals(FilterLock.MUTEX, 0, 0), workers);

        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.figures().states()).isEqualTo(14_844);
        assertThat(result.figures().transitions()).isEqualTo(44_120);
        assertThat(result.figures().queue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fiveTasksHaveThePublishedCounts(int workers) {
        Goals goals =
                new Goals(
                        FilterLock.MUTEX | TransitionSystem.NO_PROPERTY_THREW,
                        0,
                        FilterLock.FIRST_ENTERS);
        SearchResult result = search(5, goals, workers);

        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.figures().states()).isEqualTo(344_805);
        assertThat(result.figures().transitions()).isEqualTo(1_205_325);
        assertThat(result.reached()).isEqualTo(FilterLock.FIRST_ENTERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theWayIntoTheCriticalSectionIsTheReferences(int workers) {
        Goals goals = new Goals(FilterLock.NOBODY_ENTERS, 0, 0);
        SearchResult result = search(4, goals, workers);

        RandomSystemsTest.assertSame(result, new ReferenceSearch(new FilterLock(4), goals).run());
        assertThat(result.finding().path()).hasSize(10);
    }

    private static SearchResult search(int tasks, Goals goals, int workers) {
        return new BreadthFirst(workers)
                .run(new FilterLock(tasks), goals, Budget.UNLIMITED, figures -> {});
    }
}
