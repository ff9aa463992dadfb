package stacksteal;

import sharelock.model.Invariant;

/** task_rq_lock() gives the lock of the runqueue that the task belongs to. */
public final class WakeUpsLockTheRightRunqueue implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        return !model.audit.wrongRunqueue;
    }
}
