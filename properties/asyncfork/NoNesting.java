package asyncfork;

import sharelock.model.Invariant;

/** schedule_async() does not run inside of schedule_async(). */
public final class NoNesting implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.nested;
    }
}
