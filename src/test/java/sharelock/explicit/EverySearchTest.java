package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.engine.Engine.Limits;
import sharelock.model.Reachable;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.question.Question;
import sharelock.result.Result;
import sharelock.result.Verdict;
import sharelock.result.Way;
import sharelock.search.Search;
import sharelock.search.SearchResult;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.search.toy.DepthFirst;
import sharelock.system.TransitionSystem.Move;

/**
 * Every search of the engine, and one that it has never heard of, comes to the verdict of the
 * others, and what it finds is explained and gone again in the same way.
 */
class EverySearchTest {
    private static final Limits LIMITS =
            new Limits(1, 20_000, Long.MAX_VALUE, Duration.ofMinutes(5), Duration.ZERO);

    private static List<Search> searches() {
        Stream<Search> ours = Arrays.stream(Searches.values()).map(search -> search.by(2));
        return Stream.concat(ours, Stream.of(new DepthFirst())).toList();
    }

    /** Of each kind of failure one check at least, and some that hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kwaitd-bug-wait4-preempt", // an invariant
                "kwaitd-claim-auto-reaped-exec", // at rest
                "kwaitd-claim-works-wall", // a deadlock
                "kwaitd-bug-cpu-up", // an exception
                "kwaitd-bug-detach", // an assertion
                "kwaitd-bug-attach-to-zombie", // a rule of the kernel
                "kwaitd-bug-wait4-preempt-fixed",
                "kwaitd-claim-auto-reaped-exec-fixed",
                "kwaitd-claim-signal-0",
                "kwaitd-fixed-boot",
            })
    void aShippedCheckHasOneVerdict(String check) {
        Question made = ToldTracesTest.question(check);
        assertOneVerdict(new CompiledModel(made.model(), made.properties()));
    }

    static final class Switch {
        int x;

        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        int way = Steps.choose(3);
                        Steps.atomically(() -> x = 1 + way);
                    }
                };
    }

    static final class AtFour implements Reachable<Switch> {
        @Override
        public boolean isReachedIn(Switch model) {
            return model.x == 4;
        }
    }

    @Test
    void aGoalThatNoSearchReachesIsMissed() {
        List<Property> goal = List.of(Property.sometimes(new AtFour()));
        CompiledModel engine = new CompiledModel(new Switch(), goal);
        assertOneVerdict(engine);
        assertThat(engine.check(LIMITS, new DepthFirst(), p -> {}).trace()).isNull();
    }

    private static void assertOneVerdict(CompiledModel engine) {
        Result expected = engine.check(LIMITS, progress -> {});
        assertThat(expected.verdict()).isIn(Verdict.HOLDS, Verdict.FAILS);
        for (Search search : searches()) {
            Result result = engine.check(LIMITS, search, progress -> {});
            String name = search.getClass().getSimpleName();
            assertThat(result.verdict()).as(name).isEqualTo(expected.verdict());
            if (result.trace() != null) {
                assertThat(result.trace().shortest()).isEqualTo(search.findsShortest());
                assertCanBeGone(engine, result);
            } else {
                assertThat(result.failure()).as(name).isEqualTo(expected.failure());
                assertThat(result.counts().states()).isEqualTo(expected.counts().states());
                assertThat(result.counts().transitions())
                        .isEqualTo(expected.counts().transitions());
                assertThat(result.asked()).as(name).isEqualTo(expected.asked());
            }
        }
    }

    private static void assertCanBeGone(CompiledModel engine, Result result) {
        List<Move> path =
                result.trace().steps().stream()
                        .map(step -> new Move(step.task(), step.choices()))
                        .toList();
        Way again = engine.replay(path, result.failure());
        assertThat(again.reached()).isEqualTo(path.size());
        assertThat(again.failure()).isEqualTo(result.failure());
        assertThat(again.trace().steps()).isEqualTo(result.trace().steps());
        assertThat(again.trace().initial()).isEqualTo(result.trace().initial());
    }

    @Test
    void aPathThatCannotBeGoneIsNoCounterexample() {
        List<Move> path = List.of(new Move(0, List.of(2)), new Move(0, List.of()));
        Move third = new Move(0, List.of());
        Finding impossible =
                new Finding(Flaw.DEADLOCK, 0, -1, List.of(path.get(0), path.get(1), third));
        Figures figures = new Figures(1, 1, 0, 1, 0, Duration.ZERO);
        Search lying =
                (system, goals, budget, progress) ->
                        new SearchResult(Ending.FOUND, "", impossible, null, figures, 0, 0);
        CompiledModel engine = new CompiledModel(new Switch(), List.of());
        assertThatThrownBy(() -> engine.check(LIMITS, lying, progress -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Of the 3 moves that the search found, 2 can be made.");
    }
}
