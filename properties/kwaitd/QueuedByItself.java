package kwaitd;

import sharelock.model.Invariant;

/** A thread is put on a queue of kwaitd by itself, on the CPU on which it exits. */
public final class QueuedByItself implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.queuedByOther && !model.audit.queuedElsewhere;
    }
}
