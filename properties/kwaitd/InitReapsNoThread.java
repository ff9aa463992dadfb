package kwaitd;

import sharelock.model.Invariant;

/** init releases no thread, detached or not. */
public final class InitReapsNoThread implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        return !model.audit.initReapedThread;
    }
}
