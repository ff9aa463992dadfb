package asyncfork;

import sharelock.model.Reachable;

/** A call that could not fork has slept, written its status and returned. */
public final class ReturnsSynchronously implements Reachable<AsyncFork> {
    @Override
    public boolean isReachedIn(AsyncFork model) {
        return model.audit.attempts[0] > 0
                && model.audit.forks[0] == 0
                && model.audit.statusWrites[0] == 1
                && model.audit.returns[0] == 1;
    }
}
