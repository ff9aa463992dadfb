package asyncfork;

import sharelock.model.Invariant;

/** A call does not end as if nothing had failed when its status could not be written. */
public final class NoErrorDropped implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.errorDropped;
    }
}
