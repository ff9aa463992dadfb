package stacksteal;

import sharelock.model.Reachable;

/** The page of a stack has been freed, and its task sleeps. */
public final class StackIsStolen implements Reachable<StackSteal> {
    @Override
    public boolean isReachedIn(StackSteal model) {
        for (TaskStruct task : model.tasks) {
            if (Stolen.copyOf(model, task) != null) return true;
        }
        return false;
    }
}
