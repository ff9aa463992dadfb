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
import sharelock.model.Task;

@Timeout(60)
class MutexTest {
    private final Mutex mutex = new Mutex("i_sem");
    private int count;

    @Test
    void oneTaskAtATimeHoldsTheMutex() {
        Runnable adder =
                () -> {
                    for (int i = 0; i < 500; i++) {
                        mutex.lock();
                        assertThat(mutex.isHeldBy(Task.current())).isTrue();
                        count++;
                        mutex.unlock();
                    }
                };

        finish(task("a", adder), task("b", adder));

        assertThat(count).isEqualTo(1000);
        assertThat(mutex.isLocked()).isFalse();
    }

    @Test
    void aTaskWaitsForTheHolder() {
        Task holder = task("holder", mutex::lock);

        assertThat(deadlocks(holder, after(holder, "waiter", mutex::lock))).isTrue();
    }

    @Test
    void theHolderMaySleep() {
        finish(
                task(
                        "only",
                        () -> {
                            mutex.lock();
                            Cpu.mightSleep();
                        }));
    }

    @Test
    void trylockTakesAFreeMutexOnlyAndNeverSleeps() {
        Task holder =
                task(
                        "holder",
                        () -> {
                            Cpu.preemptDisable();
                            assertThat(mutex.trylock()).isTrue();
                        });

        finish(holder, after(holder, "other", () -> assertThat(mutex.trylock()).isFalse()));
    }

    @Test
    void aSecondLockByTheHolderFails() {
        assertThat(ruleBrokenBy(mutex::lock, mutex::lock)).isEqualTo(Rule.RECURSIVE_LOCK);
    }

    @Test
    void onlyTheHolderUnlocks() {
        assertThat(ruleBrokenBy(mutex::unlock)).isEqualTo(Rule.NOT_THE_HOLDER);
        Task holder = task("holder", mutex::lock);
        assertThat(ruleBrokenBy(holder, after(holder, "other", mutex::unlock)))
                .isEqualTo(Rule.NOT_THE_HOLDER);
    }

    @Test
    void lockUnderASpinlockFailsWhetherTheMutexIsFree() {
        SpinLock lock = new SpinLock("page_table_lock");

        RuleViolation violation = violationBy(lock::lock, mutex::lock);

        assertThat(violation.rule()).isEqualTo(Rule.SLEEP_IN_ATOMIC);
        assertThat(violation)
                .hasMessage("i_sem is locked, which may sleep, where the task must not");
    }

    @Test
    void lockUnderASpinlockFailsWhetherTheMutexIsHeld() {
        SpinLock lock = new SpinLock("page_table_lock");
        Task holder = task("holder", mutex::lock);
        Task other =
                after(
                        holder,
                        "other",
                        () -> {
                            lock.lock();
                            mutex.lock();
                        });

        assertThat(ruleBrokenBy(holder, other)).isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }
}
