package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A sleeping lock with one holder: a semaphore used as a mutex (include/asm-i386/semaphore.h down
 * and up, 2.4.17), with the rules of the later kernel/mutex.c, by which only the holder unlocks.
 * Waiters get the lock in any order.
 */
public final class Mutex {
    private final String name;
    private Task holder;

    public Mutex(String name) {
        this.name = name;
    }

    /** down: one step. It fails where the task must not sleep, even if the lock is free. */
    public void lock() {
        Steps.when(
                () -> holder == null || holder == Task.current() || PreemptCount.isNonZero(),
                () -> {
                    if (PreemptCount.isNonZero()) {
                        throw new RuleViolation(
                                Rule.SLEEP_IN_ATOMIC,
                                name + " is locked, which may sleep, where the task must not");
                    }
                    if (holder != null) {
                        throw new RuleViolation(
                                Rule.RECURSIVE_LOCK,
                                name + " is locked again by the task that holds it");
                    }
                    holder = Task.current();
                });
    }

    /** down_trylock: one step, true if the lock was free and is now held. It does not sleep. */
    public boolean trylock() {
        return Steps.atomically(
                () -> {
                    if (holder != null) return false;
                    holder = Task.current();
                    return true;
                });
    }

    /** up: one step, by the holder only. */
    public void unlock() {
        Steps.atomically(
                () -> {
                    if (holder != Task.current()) {
                        throw new RuleViolation(
                                Rule.NOT_THE_HOLDER,
                                name + " is unlocked by a task that does not hold it");
                    }
                    holder = null;
                });
    }

    public boolean isLocked() {
        return holder != null;
    }

    public boolean isHeldBy(Task task) {
        return holder == task && task != null;
    }
}
