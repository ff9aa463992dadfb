package asyncfork;

import sharelock.model.Invariant;

/** schedule() comes back to a waiter with the event it waits for, or with a signal. */
public final class OnlyWokenTasksGoOn implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        return !model.audit.wokenByNobody;
    }
}
