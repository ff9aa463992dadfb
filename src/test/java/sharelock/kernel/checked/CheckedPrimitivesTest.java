package sharelock.kernel.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.kernel.RwSemaphore.Order;
import sharelock.model.Invariant;
import sharelock.question.Property;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** The kernel primitives in all interleavings. Counts of the smallest models are found by hand. */
class CheckedPrimitivesTest {
    private static final Limits LIMITS =
            new Limits(1, 1_000_000, 1L << 28, Duration.ofMinutes(1), Duration.ZERO);

    @Test
    void twoTasksTakeTwoLocksInOrder() {
        Result result =
                check(
                        new LockModel(LockModel.Second.SAME_ORDER),
                        always(new LockModel.Exclusion()));

        // Each task stands in one of five places, in three of them with the first lock: 5 x 5 - 3 x
        // 3.
        // Each of its four moves is made while the other task stands at its start or at its end.
        assertHolds(result, 16, 16, 8);
    }

    @Test
    void oppositeOrderDeadlocksInTwoSteps() {
        Result result = check(new LockModel(LockModel.Second.OTHER_ORDER), none());

        assertFails(result, "deadlock");
        assertThat(result.trace().steps()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "LOCK_TWICE, recursive-lock, 2",
        "UNLOCK_ONLY, not-the-holder, 1",
        "MUTEX_UNDER_SPINLOCK, sleep-in-atomic, 2",
        "SLEEP_UNDER_SPINLOCK, sleep-in-atomic, 1",
        "MUTEX_TWICE, recursive-lock, 2"
    })
    void aBrokenRuleIsFoundInTheFewestSteps(LockModel.Second second, String rule, int steps) {
        Result result = check(new LockModel(second), none());

        assertFails(result, rule);
        assertThat(result.trace().steps()).hasSize(steps);
    }

    @Test
    void trylockNeverWaits() {
        Result result =
                check(new LockModel(LockModel.Second.TRYLOCK), always(new LockModel.Exclusion()));

        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest
    @EnumSource
    void aWriterOfASemaphoreIsAlone(Order order) {
        List<Property> properties =
                List.of(
                        Property.always(new RwModel.Exclusion()),
                        Property.sometimes(new RwModel.Shared()));

        assertThat(check(new RwModel(order, 2, 2, 1), properties).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aWriterOfALockIsAlone() {
        List<Property> properties =
                List.of(
                        Property.always(new RwModel.Exclusion()),
                        Property.sometimes(new RwModel.Shared()));

        assertThat(check(new RwModel(), properties).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aReaderThatAsksAgainDeadlocksBehindAQueuedWriter() {
        assertFails(check(new RwModel(Order.QUEUE, 1, 1, 2), none()), "deadlock");
        assertFails(check(new RwModel(Order.ANY, 1, 1, 2), none()), "recursive-lock");
        assertThat(check(new RwModel(Order.QUEUE, 2, 0, 2), none()).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aPageIsFreedOnceByTheLastOfItsSharers() {
        Result result =
                check(
                        new PageModel(PageModel.Bug.NONE),
                        List.of(
                                Property.always(new PageModel.NoStaleTranslation()),
                                Property.atRest(new PageModel.NoLeak())));

        // Nobody has put, or a, or b; then both have, and the last of them flushes and frees.
        assertHolds(result, 8, 8, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT_IN_TWO_STEPS, double-free",
        "FREE_BEFORE_FLUSH, NoStaleTranslation",
        "USE_AFTER_PUT, use-after-free",
        "FREE_WITHOUT_COUNT, double-free",
        "FORGOTTEN_PUT, NoLeak",
        "SLEEPING_ALLOCATION_UNDER_SPINLOCK, sleep-in-atomic",
        "UNCHECKED_ALLOCATION, NullPointerException"
    })
    void aPageThatIsDroppedWronglyIsFound(PageModel.Bug bug, String failure) {
        Result result =
                check(
                        new PageModel(bug),
                        List.of(
                                Property.always(new PageModel.NoStaleTranslation()),
                                Property.atRest(new PageModel.NoLeak())));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().name()).endsWith(failure);
    }

    @Test
    void aWakeUpIsLostOnlyByWhoLooksBeforePreparing() {
        List<Property> properties = always(new SleepModel.WaiterIsOffTheCpu());

        assertFails(check(new SleepModel(SleepModel.How.LOOK_THEN_SLEEP), properties), "deadlock");
        assertThat(check(new SleepModel(SleepModel.How.PREPARE_THEN_LOOK), properties).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    private static Result check(Object model, List<Property> properties) {
        return new CompiledModel(model, properties).check(LIMITS, progress -> {});
    }

    private static List<Property> none() {
        return List.of();
    }

    private static List<Property> always(Invariant<?> invariant) {
        return List.of(Property.always(invariant));
    }

    private static void assertHolds(Result result, long states, long transitions, int depth) {
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(states, transitions, depth, true));
    }

    private static void assertFails(Result result, String failure) {
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().name()).isEqualTo(failure);
    }
}
