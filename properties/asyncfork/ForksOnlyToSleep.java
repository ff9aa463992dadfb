package asyncfork;

import sharelock.model.Invariant;

/** A call forks only in a schedule() that is going to sleep, and only before it is done. */
public final class ForksOnlyToSleep implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.forkedAwake && !model.audit.forkedAfterTheCall;
    }
}
