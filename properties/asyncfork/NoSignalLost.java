package asyncfork;

import sharelock.model.Invariant;

/** A signal to the logical thread is delivered, unless the thread ends before. */
public final class NoSignalLost implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.signalLost;
    }
}
