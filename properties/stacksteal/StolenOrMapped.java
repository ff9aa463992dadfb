package stacksteal;

import sharelock.model.AtRest;

/** In the end the stack of each task is either mapped or stolen, and not both. */
public final class StolenOrMapped implements AtRest<StackSteal> {
    @Override
    public boolean holdsAtRest(StackSteal model) {
        for (TaskStruct task : model.tasks) {
            if (!task.hasStack) continue;
            boolean stolen = task.threadInfo != null || task.stackCopy != null;
            if (stolen == (model.pte[task.pid] != null)) return false;
        }
        return true;
    }
}
