package kwaitd;

import sharelock.model.Reachable;

/** kwaitd can release a thread. */
public final class KwaitdReapsThread implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        return model.audit.kwaitdReaped;
    }
}
