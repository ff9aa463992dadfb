package kwaitd;

import sharelock.model.Reachable;

/** A child that reports with the signal 0 can wake its parent. */
public final class SignalZeroWakesParent implements Reachable<ThreadReaping> {
    @Override
    public boolean isReachedIn(ThreadReaping model) {
        return model.audit.signalZeroWoke;
    }
}
