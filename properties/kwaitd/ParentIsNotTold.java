package kwaitd;

import sharelock.model.Invariant;

/** No parent is sent a signal for a thread that was cloned with CLONE_DETACHED. */
public final class ParentIsNotTold implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.toldOfDetached;
    }
}
