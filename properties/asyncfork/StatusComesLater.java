package asyncfork;

import sharelock.model.Reachable;

/**
 * A worker writes the status of a call that has returned, and the logical thread is still there.
 */
public final class StatusComesLater implements Reachable<AsyncFork> {
    @Override
    public boolean isReachedIn(AsyncFork model) {
        return model.audit.forks[0] == 1
                && model.audit.returns[0] == 1
                && model.audit.statusWrites[0] == 1
                && !model.audit.dead;
    }
}
