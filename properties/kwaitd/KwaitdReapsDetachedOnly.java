package kwaitd;

import sharelock.model.Invariant;

/** kwaitd releases no thread that its parent may wait for. */
public final class KwaitdReapsDetachedOnly implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.kwaitdReapedOther;
    }
}
