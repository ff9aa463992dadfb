package stacksteal;

import sharelock.model.Invariant;

/** What a thread or a waker has written to a stack is there: in the copy, and for the thread. */
public final class NoStackWriteLost implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        for (TaskStruct task : model.tasks) {
            Frame copy = Stolen.copyOf(model, task);
            if (copy != null && copy.stack != task.wroteStack) return false;
        }
        return !model.audit.lostWrite;
    }
}
