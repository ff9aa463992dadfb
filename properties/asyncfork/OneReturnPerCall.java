package asyncfork;

import sharelock.model.Invariant;

/** A call returns to user mode once, and not after the do_exit() of its thread. */
public final class OneReturnPerCall implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        if (model.audit.returnedDead) return false;
        for (int returns : model.audit.returns) {
            if (returns > 1) return false;
        }
        return true;
    }
}
