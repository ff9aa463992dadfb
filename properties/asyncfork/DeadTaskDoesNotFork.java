package asyncfork;

import sharelock.model.Invariant;

/** A task in do_exit() does not fork. */
public final class DeadTaskDoesNotFork implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.forkedDead;
    }
}
