package asyncfork;

import sharelock.model.Invariant;

/** At most one task is in user mode for a logical thread. */
public final class OneThreadInUserMode implements Invariant<AsyncFork> {
    @Override
    public boolean holds(AsyncFork model) {
        int inUserMode = 0;
        for (TaskStruct task : model.tasks) {
            if (task.userMode) inUserMode++;
        }
        return inUserMode <= 1;
    }
}
