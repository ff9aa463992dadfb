package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.kernel.Violations.ruleBrokenBy;
import static sharelock.kernel.Violations.violationBy;
import static sharelock.model.RealThreads.after;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.Task;

@Timeout(60)
class SpinLockTest {
    private final SpinLock lock = new SpinLock("page_table_lock");
    private int count;

    @Test
    void oneTaskAtATimeHoldsTheLock() {
        Runnable adder =
                () -> {
                    for (int i = 0; i < 500; i++) {
                        lock.lock();
                        assertThat(lock.isHeldBy(Task.current())).isTrue();
                        count++;
                        lock.unlock();
                    }
                };

        finish(task("a", adder), task("b", adder), task("c", adder));

        assertThat(count).isEqualTo(1500);
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.isHeldBy(null)).isFalse();
    }

    @Test
    void aTaskWaitsForTheHolder() {
        Task holder = task("holder", lock::lock);
        Task waiter = after(holder, "waiter", lock::lock);

        assertThat(deadlocks(holder, waiter)).isTrue();
        assertThat(lock.isHeldBy(holder)).isTrue();
    }

    @Test
    void trylockTakesAFreeLockOnly() {
        Task holder = task("holder", () -> assertThat(lock.trylock()).isTrue());
        Task other = after(holder, "other", () -> assertThat(lock.trylock()).isFalse());

        finish(holder, other);

        assertThat(lock.isHeldBy(holder)).isTrue();
        assertThat(lock.isHeldBy(other)).isFalse();
        assertThat(PreemptCount.isNonZero(holder)).isTrue();
        assertThat(PreemptCount.isNonZero(other)).isFalse();
    }

    @Test
    void theHolderMustNotSleep() {
        assertThat(ruleBrokenBy(lock::lock, Cpu::mightSleep)).isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }

    @Test
    void sleepIsFineAfterTheUnlock() {
        finish(
                task(
                        "only",
                        () -> {
                            lock.lock();
                            lock.unlock();
                            Cpu.mightSleep();
                        }));
    }

    @Test
    void aSecondLockByTheHolderFails() {
        RuleViolation violation = violationBy(lock::lock, lock::lock);

        assertThat(violation.rule()).isEqualTo(Rule.RECURSIVE_LOCK);
        assertThat(violation)
                .hasMessage("page_table_lock is locked again by the task that holds it");
    }

    @Test
    void anUnlockOfAFreeLockFails() {
        RuleViolation violation = violationBy(lock::unlock);

        assertThat(violation.rule()).isEqualTo(Rule.NOT_THE_HOLDER);
        assertThat(violation)
                .hasMessage("page_table_lock is unlocked by a task that does not hold it");
    }

    @Test
    void anUnlockByAnotherTaskFails() {
        Task holder = task("holder", lock::lock);

        assertThat(ruleBrokenBy(holder, after(holder, "other", lock::unlock)))
                .isEqualTo(Rule.NOT_THE_HOLDER);
    }
}
