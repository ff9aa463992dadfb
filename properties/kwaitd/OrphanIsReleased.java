package kwaitd;

import sharelock.model.Reachable;

/** A thread whose parent has exited before it can be released. */
public final class OrphanIsReleased implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        for (TaskStruct p : model.threads) {
            if (p.freed && p.newExecId) return true;
        }
        return false;
    }
}
