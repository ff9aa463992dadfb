package kwaitd;

import sharelock.model.Invariant;

/** No parent, and not init, releases a thread that was cloned with CLONE_DETACHED. */
public final class OnlyKwaitdReapsDetached implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.parentReapedDetached;
    }
}
