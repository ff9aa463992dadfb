package kwaitd;

import sharelock.model.Invariant;

/** reap_thread() meets no thread that it has had before. */
public final class NotReapedTwice implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.reapedAlready;
    }
}
