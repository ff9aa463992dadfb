package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.kernel.Violations.ruleBrokenBy;
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
class RwLockTest {
    private final RwLock lock = new RwLock("tasklist_lock");
    private int count;

    @Test
    void writersExcludeEachOther() {
        Runnable adder =
                () -> {
                    for (int i = 0; i < 500; i++) {
                        lock.writeLock();
                        assertThat(lock.isHeldForWriteBy(Task.current())).isTrue();
                        count++;
                        lock.writeUnlock();
                    }
                };

        finish(task("a", adder), task("b", adder));

        assertThat(count).isEqualTo(1000);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void readersShareTheLock() {
        Task first = task("first", lock::readLock);
        Task second = after(first, "second", lock::readLock);

        finish(first, second);

        assertThat(lock.isHeldBy(first)).isTrue();
        assertThat(lock.isHeldBy(second)).isTrue();
        assertThat(lock.isHeldForWriteBy(first)).isFalse();
    }

    @Test
    void aWriterWaitsForReaders() {
        Task reader = task("reader", lock::readLock);
        Task writer = after(reader, "writer", lock::writeLock);

        assertThat(deadlocks(reader, writer)).isTrue();
        assertThat(lock.isHeldBy(writer)).isFalse();
    }

    @Test
    void aReaderWaitsForTheWriter() {
        Task writer = task("writer", lock::writeLock);

        assertThat(deadlocks(writer, after(writer, "reader", lock::readLock))).isTrue();
    }

    @Test
    void aReaderMayReadAgainAndUnlocksAsOften() {
        finish(
                task(
                        "only",
                        () -> {
                            lock.readLock();
                            lock.readLock();
                            lock.readUnlock();
                            assertThat(lock.isHeldBy(Task.current())).isTrue();
                            assertThat(PreemptCount.isNonZero()).isTrue();
                            lock.readUnlock();
                            assertThat(lock.isLocked()).isFalse();
                            assertThat(PreemptCount.isNonZero()).isFalse();
                        }));
    }

    @Test
    void aHolderThatWouldSpinForEverFails() {
        assertThat(ruleBrokenBy(lock::writeLock, lock::writeLock)).isEqualTo(Rule.RECURSIVE_LOCK);
        RwLock second = new RwLock("second");
        assertThat(ruleBrokenBy(second::writeLock, second::readLock))
                .isEqualTo(Rule.RECURSIVE_LOCK);
        RwLock third = new RwLock("third");
        assertThat(ruleBrokenBy(third::readLock, third::writeLock)).isEqualTo(Rule.RECURSIVE_LOCK);
    }

    @Test
    void onlyAHolderUnlocks() {
        assertThat(ruleBrokenBy(lock::readUnlock)).isEqualTo(Rule.NOT_THE_HOLDER);
        assertThat(ruleBrokenBy(lock::writeUnlock)).isEqualTo(Rule.NOT_THE_HOLDER);
        assertThat(ruleBrokenBy(lock::writeLock, lock::readUnlock)).isEqualTo(Rule.NOT_THE_HOLDER);
        RwLock second = new RwLock("second");
        assertThat(ruleBrokenBy(second::readLock, second::writeUnlock))
                .isEqualTo(Rule.NOT_THE_HOLDER);
    }

    @Test
    void aReaderDoesNotUnlockForAnother() {
        Task reader = task("reader", lock::readLock);

        assertThat(ruleBrokenBy(reader, after(reader, "other", lock::readUnlock)))
                .isEqualTo(Rule.NOT_THE_HOLDER);
    }

    @Test
    void aHolderMustNotSleep() {
        assertThat(ruleBrokenBy(lock::readLock, Cpu::mightSleep)).isEqualTo(Rule.SLEEP_IN_ATOMIC);
        RwLock second = new RwLock("second");
        assertThat(ruleBrokenBy(second::writeLock, Cpu::mightSleep))
                .isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }
}
