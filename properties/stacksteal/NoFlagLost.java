package stacksteal;

import sharelock.model.Invariant;

/** A flag that another CPU has set in a thread_info is there: in the copy, and for the thread. */
public final class NoFlagLost implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        for (TaskStruct task : model.tasks) {
            Frame copy = Stolen.copyOf(model, task);
            if (copy != null && (task.wroteFlags & ~copy.flags) != 0) return false;
        }
        return !model.audit.lostFlag;
    }
}
