package kwaitd;

import sharelock.model.Reachable;

/** reap_thread() can say that a thread is reaped already. */
public final class SecondReapIsSeen implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        return model.audit.reapedAlready;
    }
}
