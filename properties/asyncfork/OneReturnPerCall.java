package asyncfork;

import sharelock.model.Invariant;

/** A call returns to user mode once. */
public final class OneReturnPerCall implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        for (int returns : model.audit.returns) {
            if (returns > 1) return false;
        }
        return true;
    }
}
