package asyncfork;

import sharelock.model.Invariant;

/** A logical thread keeps its alternate signal stack. */
public final class AltStackIsKept implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        for (TaskStruct task : model.tasks) {
            if (task.userMode && !task.altStack) return false;
        }
        return true;
    }
}
