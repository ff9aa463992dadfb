package stacksteal;

import sharelock.model.Reachable;

/** A thread that was forked has the pid of one that is gone. */
public final class PidIsUsedAgain implements Reachable<StackSteal> {
    @Override
    public boolean isReachedIn(StackSteal model) {
        return model.audit.pidUsedAgain;
    }
}
