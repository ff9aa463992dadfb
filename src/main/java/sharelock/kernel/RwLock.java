package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.ReadHolds;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A spinning lock for one writer or many readers (include/linux/spinlock.h rwlock_t, 2.4.17).
 *
 * <p>As in the kernel a reader may lock for read again, and nothing keeps readers from starving a
 * writer. A reader that locks for write, and a writer that locks at all, fail: they would spin for
 * ever.
 */
public final class RwLock {
    private final String name;
    private Task writer;
    private int readers;

    public RwLock(String name) {
        this.name = name;
    }

    /** read_lock: one step. */
    public void readLock() {
        Steps.when(
                () -> writer == null || writer == Task.current(),
                () -> {
                    if (writer != null) {
                        throw new RuleViolation(
                                Rule.RECURSIVE_LOCK,
                                name + " is locked for read by the task that holds it for write");
                    }
                    readers++;
                    ReadHolds.add(this);
                    PreemptCount.disable();
                });
    }

    /** read_unlock: one step, by a reader only. */
    public void readUnlock() {
        Steps.atomically(
                () -> {
                    if (!ReadHolds.remove(this)) {
                        throw new RuleViolation(
                                Rule.NOT_THE_HOLDER,
                                name
                                        + " is unlocked for read by a task that does not hold it"
                                        + " for read");
                    }
                    readers--;
                    PreemptCount.enable();
                });
    }

    /** write_lock: one step. */
    public void writeLock() {
        Steps.when(
                () -> (writer == null && readers == 0) || isHeldBy(Task.current()),
                () -> {
                    if (isLocked()) {
                        throw new RuleViolation(
                                Rule.RECURSIVE_LOCK,
                                name + " is locked for write by a task that already holds it");
                    }
                    writer = Task.current();
                    PreemptCount.disable();
                });
    }

    /** write_unlock: one step, by the writer only. */
    public void writeUnlock() {
        Steps.atomically(
                () -> {
                    if (writer != Task.current()) {
                        throw new RuleViolation(
                                Rule.NOT_THE_HOLDER,
                                name
                                        + " is unlocked for write by a task that does not hold it"
                                        + " for write");
                    }
                    writer = null;
                    PreemptCount.enable();
                });
    }

    public boolean isLocked() {
        return writer != null || readers != 0;
    }

    /** Whether the task holds the lock, for read or for write. */
    public boolean isHeldBy(Task task) {
        return isHeldForWriteBy(task) || ReadHolds.contains(task, this);
    }

    public boolean isHeldForWriteBy(Task task) {
        return writer == task;
    }
}
