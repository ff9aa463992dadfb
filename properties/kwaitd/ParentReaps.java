package kwaitd;

import sharelock.model.Reachable;

/** A parent can release a thread. */
public final class ParentReaps implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        for (TaskStruct p : model.threads) {
            if (p.freed && !p.clonedDetached) return true;
        }
        return false;
    }
}
