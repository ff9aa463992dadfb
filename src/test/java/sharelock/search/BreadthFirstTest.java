package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.SlotOverflow;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/** What is a state, a transition and a finding, on systems small enough to count by hand. */
final class BreadthFirstTest {
    private static final Goals NOTHING = new Goals(0, 0, 0);

    /** A task that counts to a limit and then rests. */
    private static LongSystem counter(int limit) {
        return new LongSystem(
                1,
                (task, x, moves) -> {
                    if (x < limit) moves.to(x + 1);
                },
                x -> TransitionSystem.MAY_REST | (x == 3 ? 0 : 1) | (x == 2 ? 2 : 0));
    }

    @Test
    void aCounterHasOneStateMoreThanTransitions() {
        SearchResult result = run(counter(5000), NOTHING);

        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertCounts(result, 5001, 5000, 5000);
        assertThat(result.finding()).isNull();
        assertThat(result.figures().queue()).isZero();
    }

    @Test
    void selfLoopsAndDuplicatesAreTransitions() {
        // 0 -> {0, 1} by the first task, 0 -> 1 by the second; 1 -> 1 by both.
        LongSystem system =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            if (task == 0) moves.to(x);
                            moves.to(1);
                        });
        assertCounts(run(system, NOTHING), 2, 6, 1);
    }

    @Test
    void aStateWithoutSuccessorsThatMayNotRestIsADeadlock() {
        LongSystem system =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            if (x < 3) moves.to(x + 1 + task);
                        });
        SearchResult result = run(system, NOTHING);

        assertThat(result.finding()).isEqualTo(finding(Flaw.DEADLOCK, 0, 0, 1));
        assertThat(Walk.to(result.finding(), system, NOTHING))
                .isDeepEqualTo(new long[][] {{0}, {1}, {3}});
        assertCounts(result, 5, 6, 2);
    }

    @Test
    void anInvariantIsViolatedAtItsDepth() {
        Goals goals = new Goals(1, 0, 0);
        SearchResult result = run(counter(10), goals);

        assertThat(result.ending()).isEqualTo(Ending.FOUND);
        assertThat(result.finding()).isEqualTo(finding(Flaw.NOT_ALWAYS, 1, 0, 0, 0));
        assertThat(Walk.to(result.finding(), counter(10), goals))
                .isDeepEqualTo(new long[][] {{0}, {1}, {2}, {3}});
        assertCounts(result, 4, 3, 3);
        assertThat(result.figures().queue()).isEqualTo(1);
    }

    @Test
    void anInvariantMayBeViolatedAtOnce() {
        Goals goals = new Goals(4 | 8, 0, 0);
        SearchResult result = run(counter(10), goals);

        assertThat(result.finding()).isEqualTo(finding(Flaw.NOT_ALWAYS, 4 | 8));
        assertThat(Walk.to(result.finding(), counter(10), goals)).isDeepEqualTo(new long[][] {{0}});
        assertCounts(result, 1, 0, 0);
    }

    @Test
    void atRestIsAskedForWhereNothingMoves() {
        SearchResult holds = run(counter(7), new Goals(0, 1, 0));
        assertThat(holds.ending()).isEqualTo(Ending.COMPLETE);

        SearchResult fails = run(counter(3), new Goals(0, 1, 0));
        assertThat(fails.finding()).isEqualTo(finding(Flaw.NOT_AT_REST, 1, 0, 0, 0));
        assertThat(Walk.to(fails.finding(), counter(3), new Goals(0, 1, 0))).hasDimensions(4, 1);
    }

    @Test
    void aPredicateThatThrowsAtRestIsAFinding() {
        long always = TransitionSystem.NO_PROPERTY_THREW;
        LongSystem system =
                new LongSystem(1, (task, x, moves) -> {}, x -> TransitionSystem.MAY_REST | always);
        assertThat(run(system, new Goals(always, 0, 0)).ending()).isEqualTo(Ending.COMPLETE);

        LongSystem throwing = new LongSystem(1, (task, x, moves) -> {}, x -> always ^ -1L);
        assertThat(run(throwing, new Goals(0, 1, 0)).ending()).isEqualTo(Ending.COMPLETE);
        assertThat(run(throwing, new Goals(always, 0, 0)).finding())
                .isEqualTo(finding(Flaw.NOT_ALWAYS, always));
    }

    @Test
    void sometimesIsReachedInAnyState() {
        SearchResult result = run(counter(4), new Goals(0, 0, 2 | 4));

        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.reached()).isEqualTo(2);
    }

    @Test
    void aFailedStepIsReportedWithItsChoices() {
        LongSystem system =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            int sum = moves.choose(3) + 10 * moves.choose(2);
                            if (x == 2 && task == 1 && sum == 12) {
                                moves.fail(77);
                            } else if (x < 5) {
                                moves.to(x + 1);
                            }
                        });
        SearchResult result = run(system, NOTHING);

        Move first = new Move(0, List.of(0, 0));
        Move last = new Move(1, List.of(2, 1));
        assertThat(result.finding())
                .isEqualTo(new Finding(Flaw.STEP_FAILED, 0, 77, List.of(first, first, last)));
        assertThat(Walk.to(result.finding(), system, NOTHING))
                .isDeepEqualTo(new long[][] {{0}, {1}, {2}});
        // The failed step counts too: three states, each with two tasks of six combinations.
        assertCounts(result, 4, 36, 3);
    }

    @Test
    void aStepThatOnlyFailsIsNoDeadlock() {
        LongSystem system = new LongSystem(1, (task, x, moves) -> moves.fail(1));
        assertThat(run(system, NOTHING).finding())
                .isEqualTo(new Finding(Flaw.STEP_FAILED, 0, 1, List.of(new Move(0, List.of()))));
    }

    @Test
    void aDeadlockIsNearerThanAFailureOfTheNextStep() {
        // 0 -> 1 and 2; 1 fails, 2 is stuck: one step away, and not two.
        LongSystem system =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            if (x == 0) moves.to(1 + task);
                            if (x == 1) moves.fail(0);
                        });
        SearchResult result = run(system, NOTHING);
        assertThat(result.finding()).isEqualTo(finding(Flaw.DEADLOCK, 0, 1));
        assertThat(Walk.to(result.finding(), system, NOTHING))
                .isDeepEqualTo(new long[][] {{0}, {2}});
    }

    @Test
    void anInitialStateMayFail() {
        TransitionSystem system =
                new Initially(counter(1)) {
                    @Override
                    public void initial(Successors out) {
                        out.fail(-1, 5);
                    }
                };
        SearchResult result = run(system, NOTHING);

        assertThat(result.finding()).isEqualTo(new Finding(Flaw.STEP_FAILED, 0, 5, List.of()));
        assertCounts(result, 0, 0, 0);
    }

    @Test
    void thereMayBeSeveralInitialStates() {
        TransitionSystem system =
                new Initially(counter(10)) {
                    @Override
                    public void initial(Successors out) {
                        for (int x = 0; x < 5000; x++) {
                            out.words()[out.beginZero()] = x % 5;
                            out.commit(-1);
                        }
                    }
                };
        assertCounts(run(system, NOTHING), 11, 10, 6);
    }

    @Test
    void theInitialStateMayBeChosenFromMany() {
        TransitionSystem system =
                new Initially(counter(10)) {
                    @Override
                    public void initial(Successors out) {
                        out.firstChoice();
                        do {
                            out.words()[out.beginZero()] = out.choose(10_000);
                            out.commit(-1);
                        } while (out.nextChoice());
                    }
                };
        assertCounts(run(system, NOTHING), 10_000, 10, 0);
    }

    /** Whatever order a step chooses in, what is reported is the same. */
    @Test
    void ofFailuresThatDifferInTheirChoicesTheLeastIsReported() {
        Candidate low = failure(List.of(0, 2));
        Candidate high = failure(List.of(1));
        assertThat(low).isLessThan(high);
        assertThat(high).isGreaterThan(low);
        assertThat(low).isEqualByComparingTo(failure(List.of(0, 2)));
    }

    private static Candidate failure(List<Integer> choices) {
        return new Candidate(3, new long[] {7}, Flaw.STEP_FAILED, 0, 1, 5, choices);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anOverflowComesOutOfAnyWorker(int workers) {
        SlotOverflow overflow = new SlotOverflow(0, 9);
        LongSystem system =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            if (x > 1 << 16 && x % 1000 == 7) throw overflow;
                            moves.to(2 * x + 1 + task);
                        });
        assertThatThrownBy(() -> run(system, NOTHING, Budget.UNLIMITED, workers))
                .isSameAs(overflow);
    }

    @Test
    void aSearchNeedsAWorker() {
        assertThatThrownBy(() -> new BreadthFirst(0)).hasMessage("A search needs a worker, not 0.");
    }

    /** A finding behind moves of these tasks, without choices. */
    private static Finding finding(Flaw flaw, long violated, int... tasks) {
        List<Move> path = Arrays.stream(tasks).mapToObj(task -> new Move(task, List.of())).toList();
        return new Finding(flaw, violated, -1, path);
    }

    private static void assertCounts(
            SearchResult result, long states, long transitions, int depth) {
        assertThat(result.figures().states()).isEqualTo(states);
        assertThat(result.figures().transitions()).isEqualTo(transitions);
        assertThat(result.figures().depth()).isEqualTo(depth);
    }

    private static SearchResult run(TransitionSystem system, Goals goals) {
        return run(system, goals, Budget.UNLIMITED, 1);
    }

    private static SearchResult run(
            TransitionSystem system, Goals goals, Budget budget, int workers) {
        return new BreadthFirst(workers).run(system, goals, budget, figures -> {});
    }
}
