package asyncfork;

import sharelock.model.Invariant;

/** A status is zero or an error that user mode knows. */
public final class StatusIsForUsers implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.restartCode;
    }
}
