package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.kernel.Violations.ruleBrokenBy;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.Steps;
import sharelock.model.Task;

@Timeout(60)
class WaitQueueTest {
    private final WaitQueue queue = new WaitQueue("b_wait");
    private volatile boolean condition;

    @Test
    void aTaskThatLooksAfterPreparingIsWoken() {
        for (int i = 0; i < 50; i++) {
            condition = false;
            finish(
                    task("waiter", this::waitForCondition),
                    task(
                            "waker",
                            () -> {
                                condition = true;
                                queue.wakeUp();
                            }));
            assertThat(queue.isActive()).isFalse();
        }
    }

    @Test
    void aWakeUpBeforeSleepOnIsLost() {
        Task sleeper =
                task(
                        "sleeper",
                        () -> {
                            queue.wakeUp();
                            queue.sleepOn();
                        });

        assertThat(deadlocks(sleeper)).isTrue();
        assertThat(queue.isWaiting(sleeper)).isTrue();
    }

    @Test
    void aWakeUpAfterPreparingIsNotLost() {
        finish(
                task(
                        "only",
                        () -> {
                            queue.prepareToWait();
                            queue.wakeUp();
                            queue.schedule();
                        }));
    }

    @Test
    void wakeUpWakesAll() {
        Task one = task("one", queue::sleepOn);
        Task two = task("two", queue::sleepOn);
        Task waker =
                task(
                        "waker",
                        () -> {
                            Steps.await(() -> queue.isWaiting(one) && queue.isWaiting(two));
                            queue.wakeUp();
                        });

        finish(one, two, waker);
    }

    @Test
    void wakeUpOneWakesTheTaskThatCameFirst() {
        Task one = task("one", queue::sleepOn);
        Task two =
                task(
                        "two",
                        () -> {
                            Steps.await(() -> queue.isWaiting(one));
                            queue.sleepOn();
                        });
        Task waker =
                task(
                        "waker",
                        () -> {
                            Steps.await(() -> queue.isWaiting(two));
                            queue.wakeUpOne();
                        });

        assertThat(deadlocks(one, two, waker)).isTrue();
        assertThat(one.finished()).isTrue();
        assertThat(queue.isWaiting(two)).isTrue();
    }

    @Test
    void aTaskIsOnTheQueueOnce() {
        finish(
                task(
                        "only",
                        () -> {
                            queue.prepareToWait();
                            queue.prepareToWait();
                            queue.finishWait();
                            assertThat(queue.isActive()).isFalse();
                            queue.finishWait();
                        }));
    }

    @Test
    void aSleepUnderASpinlockFails() {
        SpinLock one = new SpinLock("lock");
        assertThat(ruleBrokenBy(one::lock, queue::sleepOn)).isEqualTo(Rule.SLEEP_IN_ATOMIC);
        SpinLock two = new SpinLock("lock");
        assertThat(ruleBrokenBy(two::lock, queue::prepareToWait, queue::schedule))
                .isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }

    private void waitForCondition() {
        queue.prepareToWait();
        while (!condition) {
            queue.schedule();
            queue.prepareToWait();
        }
        queue.finishWait();
    }
}
