package kwaitd;

import sharelock.model.Reachable;

/** A thread can be put on the queue of another CPU than its own. */
public final class QueuedOnOtherCpu implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        return model.audit.queuedElsewhere;
    }
}
