package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A spinlock (include/linux/spinlock.h, 2.4.17): one holder, not recursive, nobody sleeps while
 * holding it. A task that spins cannot move until the holder unlocks.
 */
public final class SpinLock {
    private final String name;
    private Task holder;

    public SpinLock(String name) {
        this.name = name;
    }

    /** spin_lock: one step. A second lock by the holder fails: the kernel would spin for ever. */
    public void lock() {
        Steps.when(() -> holder == null || holder == Task.current(), () -> take());
    }

    /** spin_trylock: one step, true if the lock was free and is now held. */
    public boolean trylock() {
        return Steps.atomically(
                () -> {
                    if (holder != null) return false;
                    take();
                    return true;
                });
    }

    /** spin_unlock: one step, by the holder only. */
    public void unlock() {
        Steps.atomically(
                () -> {
                    if (holder != Task.current()) {
                        throw new RuleViolation(
                                Rule.NOT_THE_HOLDER,
                                name + " is unlocked by a task that does not hold it");
                    }
                    holder = null;
                    PreemptCount.enable();
                });
    }

    public boolean isLocked() {
        return holder != null;
    }

    public boolean isHeldBy(Task task) {
        return holder == task && task != null;
    }

    private void take() {
        if (holder != null) {
            throw new RuleViolation(
                    Rule.RECURSIVE_LOCK, name + " is locked again by the task that holds it");
        }
        holder = Task.current();
        PreemptCount.disable();
    }
}
