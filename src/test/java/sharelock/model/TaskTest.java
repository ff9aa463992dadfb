package sharelock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.failureOf;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskTest {
    private int count;
    private Task seen;

    @Test
    void aTaskKnowsItselfAndItsName() {
        Task task = task("swapd", () -> seen = Task.current());

        finish(task);

        assertThat(seen).isSameAs(task);
        assertThat(task.name()).isEqualTo("swapd");
        assertThat(task).hasToString("swapd");
    }

    @Test
    void aTaskIsFinishedAfterItsLastStep() {
        Task first = task("first", () -> Steps.atomically(() -> count++));
        Task second =
                task(
                        "second",
                        () -> {
                            Steps.await(first::finished);
                            assertThat(count).isEqualTo(1);
                        });
        assertThat(first.finished()).isFalse();

        finish(second, first);

        assertThat(first.finished()).isTrue();
        assertThat(second.finished()).isTrue();
    }

    @Test
    void aTaskThatFailsIsNotFinished() {
        Task task =
                task(
                        "only",
                        () -> {
                            throw new IllegalArgumentException("bad");
                        });

        assertThat(failureOf(task)).hasMessage("bad");
        assertThat(task.finished()).isFalse();
    }

    @Test
    void aDormantTaskRunsWhenItIsStarted() {
        Task child = task("child", () -> count++).dormant();

        finish(task("parent", () -> {}), child);
        assertThat(count).isZero();

        finish(task("parent", child::start), child);
        assertThat(count).isEqualTo(1);
    }

    @Test
    void aTaskStartedInsideAStepWaitsForItsEnd() {
        Task child = task("child", () -> assertThat(count).isEqualTo(2)).dormant();
        Task parent =
                task(
                        "parent",
                        () ->
                                Steps.atomically(
                                        () -> {
                                            count = 1;
                                            child.start();
                                            count = 2;
                                        }));

        finish(parent, child);
    }

    @Test
    void aTaskIsStartedOnce() {
        Task child = task("child", () -> {}).dormant();
        Task parent =
                task(
                        "parent",
                        () -> {
                            child.start();
                            child.start();
                        });

        assertThat(failureOf(parent, child))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "child.start(): the task is not dormant, since it was started before. A task"
                                + " is started once; make one task per start.");
    }

    @Test
    void onlyADormantTaskIsStarted() {
        Task other = task("other", () -> {});

        assertThat(failureOf(task("parent", other::start), other))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "other.start(): the task is not dormant, since it does not start dormant."
                                + " Override startsDormant().");
    }

    @Test
    void aDaemonMayWaitForEver() {
        Task daemon = task("daemon", () -> Steps.await(() -> count == 1)).daemon();
        assertThat(deadlocks(task("other", () -> {}), daemon)).isFalse();

        Task waiter = task("waiter", () -> Steps.await(() -> count == 1));
        assertThat(deadlocks(task("other", () -> {}), waiter)).isTrue();
    }

    @Test
    void thereIsNoCurrentTaskOutsideATask() {
        assertThatThrownBy(Task::current).isInstanceOf(IllegalStateException.class);
    }
}
