package asyncfork;

import sharelock.model.Reachable;

/** A call has returned in the child, which makes the next one or is done with all. */
public final class ReturnsAsAnotherThread implements Reachable<AsyncFork> {
    @Override
    public boolean isReachedIn(AsyncFork model) {
        TaskStruct child = model.tasks[1];
        return child.userMode && model.audit.returns[0] == 1;
    }
}
