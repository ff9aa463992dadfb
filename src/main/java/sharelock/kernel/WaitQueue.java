package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A wait queue (kernel/sched.c and kernel/fork.c, 2.4.17). A task sleeps as long as it is on the
 * queue; a wake-up takes it off.
 *
 * <pre>
 *   queue.prepareToWait();             // before the condition is looked at
 *   while (!condition) {
 *       queue.schedule();
 *       queue.prepareToWait();
 *   }
 *   queue.finishWait();
 * </pre>
 *
 * A wake-up between prepareToWait() and schedule() is not lost: schedule() then returns at once.
 * sleepOn() after a look at the condition does lose it, as in the kernel.
 */
public final class WaitQueue {

    /** How many tasks can wait at a time. */
    private static final int MOST_WAITERS = 8;

    private final String name;

    /** Who waits, the one that came first in front, then nulls. */
    private final Task[] waiters = new Task[MOST_WAITERS];

    public WaitQueue(String name) {
        this.name = name;
    }

    /** add_wait_queue and set_current_state: one step that puts the task on the queue, once. */
    public void prepareToWait() {
        Steps.atomically(() -> add());
    }

    /** schedule: one step, enabled when the task is not, or no longer, on the queue. */
    public void schedule() {
        Steps.when(
                () -> PreemptCount.isNonZero() || !isWaiting(Task.current()), () -> checkSleep());
    }

    /** remove_wait_queue and back to TASK_RUNNING: one step. */
    public void finishWait() {
        Steps.atomically(
                () -> {
                    for (int i = 0; i < MOST_WAITERS; i++) {
                        if (waiters[i] == Task.current()) {
                            remove(i);
                            return;
                        }
                    }
                });
    }

    /** sleep_on: puts the task on the queue and sleeps until it is woken. Two steps. */
    public void sleepOn() {
        Steps.atomically(
                () -> {
                    checkSleep();
                    add();
                });
        schedule();
    }

    /** wake_up of a waiter that waits exclusively: one step that wakes the one that came first. */
    public void wakeUpOne() {
        Steps.atomically(() -> remove(0));
    }

    /** wake_up: one step that wakes all waiters. */
    public void wakeUp() {
        Steps.atomically(
                () -> {
                    for (int i = 0; i < MOST_WAITERS; i++) {
                        waiters[i] = null;
                    }
                });
    }

    /** waitqueue_active. */
    public boolean isActive() {
        return waiters[0] != null;
    }

    public boolean isWaiting(Task task) {
        for (int i = 0; i < MOST_WAITERS; i++) {
            if (waiters[i] == task) return true;
        }
        return false;
    }

    private void checkSleep() {
        if (PreemptCount.isNonZero()) {
            throw new RuleViolation(
                    Rule.SLEEP_IN_ATOMIC, name + ": a sleep where the task must not");
        }
    }

    private void add() {
        int last = 0;
        while (last < MOST_WAITERS && waiters[last] != null && waiters[last] != Task.current()) {
            last++;
        }
        if (last == MOST_WAITERS) throw new AssertionError(name + ": more than 8 tasks wait");
        waiters[last] = Task.current();
    }

    private void remove(int index) {
        for (int i = index + 1; i < MOST_WAITERS; i++) {
            waiters[i - 1] = waiters[i];
        }
        waiters[MOST_WAITERS - 1] = null;
    }
}
