package asyncfork;

import sharelock.model.Invariant;

/** A call writes its status once. */
public final class OneStatusPerCall implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        for (int writes : model.audit.statusWrites) {
            if (writes > 1) return false;
        }
        return true;
    }
}
