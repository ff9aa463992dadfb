package kwaitd;

import sharelock.model.Reachable;

/** All threads can exit and be released. */
public final class EveryThreadReleased implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        for (TaskStruct p : model.threads) {
            if (!p.freed) return false;
        }
        return true;
    }
}
