package sharelock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.failureOf;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepsTest {
    private static final String NESTED =
            "Steps are nested in task only: the body or guard of a step, or ghost code, calls atomically, when or"
                    + " await. Make them one step, or two steps one after the other.";

    private int count;

    @Test
    void aBodyIsIndivisible() {
        Runnable adder =
                () -> {
                    for (int i = 0; i < 1000; i++) Steps.atomically(() -> count++);
                };

        finish(task("a", adder), task("b", adder), task("c", adder));

        assertThat(count).isEqualTo(3000);
    }

    @Test
    void aBodyCanHaveAResult() {
        finish(
                task(
                        "only",
                        () -> {
                            assertThat(Steps.atomically(() -> ++count == 1)).isTrue();
                            assertThat(Steps.atomically(() -> count + 41)).isEqualTo(42);
                        }));
    }

    @Test
    void aGuardHoldsWhenTheBodyRuns() {
        List<String> order = new ArrayList<>();
        Runnable even =
                () -> {
                    for (int i = 0; i < 100; i++) {
                        Steps.when(() -> count % 2 == 0, () -> order.add("even" + count++));
                    }
                };
        Runnable odd =
                () -> {
                    for (int i = 0; i < 100; i++) {
                        Steps.when(() -> count % 2 == 1, () -> order.add("odd" + count++));
                    }
                };

        finish(task("odd", odd), task("even", even));

        assertThat(order).hasSize(200).startsWith("even0", "odd1", "even2").endsWith("odd199");
    }

    @Test
    void aTaskWhoseGuardNeverHoldsCannotMove() {
        assertThat(deadlocks(task("only", () -> Steps.await(() -> count == 1)))).isTrue();
    }

    @Test
    void anAwaitEndsWithTheStepThatMakesItsGuardTrue() {
        finish(
                task("waits", () -> Steps.await(() -> count == 1)),
                task("adds", () -> Steps.atomically(() -> count++)));

        assertThat(count).isEqualTo(1);
    }

    @Test
    void stepsDoNotNest() {
        Runnable nothing = () -> {};
        for (Runnable inner :
                List.<Runnable>of(
                        () -> Steps.atomically(nothing),
                        () -> Steps.atomically(() -> true),
                        () -> Steps.atomically(() -> 1),
                        () -> Steps.when(() -> true, nothing),
                        () -> Steps.await(() -> true))) {
            assertNested(() -> Steps.atomically(inner));
            assertNested(() -> Steps.when(() -> true, inner));
            assertNested(
                    () ->
                            Steps.await(
                                    () -> {
                                        inner.run();
                                        return true;
                                    }));
        }
    }

    @Test
    void aBodyThatFailsEndsItsStep() {
        finish(
                task(
                        "only",
                        () -> {
                            assertThatThrownBy(
                                            () ->
                                                    Steps.atomically(
                                                            (Runnable)
                                                                    () -> {
                                                                        throw new AssertionError(
                                                                                "wrong");
                                                                    }))
                                    .hasMessage("wrong");
                            Steps.atomically(() -> count++);
                        }));

        assertThat(count).isEqualTo(1);
    }

    @Test
    void aStepOutsideATaskIsAnError() {
        assertThatThrownBy(() -> Steps.atomically(() -> count++))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Steps and Task.current() work inside a task only, but thread "
                                + Thread.currentThread().getName()
                                + " is none. Call them from Task.run(); a constructor or a property"
                                + " reads and writes fields directly.");
    }

    @Test
    void aChoiceIsBelowItsBound() {
        boolean[] chosen = new boolean[3];
        finish(
                task(
                        "only",
                        () -> {
                            for (int i = 0; i < 1000; i++) chosen[Steps.choose(3)] = true;
                            assertThat(Steps.choose(1)).isZero();
                        }));

        assertThat(chosen).containsExactly(true, true, true);
    }

    @Test
    void aChoiceMayStandInsideAStep() {
        finish(
                task(
                        "only",
                        () -> assertThat(Steps.atomically(() -> Steps.choose(2))).isLessThan(2)));
    }

    @Test
    void aChoiceOfNothingIsAnError() {
        assertThatThrownBy(() -> Steps.choose(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("choose(0) has nothing to choose from. Give a bound of 1 or more.");
    }

    private static void assertNested(Runnable code) {
        assertThat(failureOf(code)).isInstanceOf(IllegalStateException.class).hasMessage(NESTED);
    }
}
