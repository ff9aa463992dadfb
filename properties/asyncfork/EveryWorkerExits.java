package asyncfork;

import sharelock.model.AtRest;

/** In the end every task that was made has exited. */
public final class EveryWorkerExits implements AtRest<AsyncFork> {
    @Override
    public boolean holdsAtRest(AsyncFork model) {
        for (TaskStruct task : model.tasks) {
            if (task.used && !task.finished()) return false;
        }
        return true;
    }
}
