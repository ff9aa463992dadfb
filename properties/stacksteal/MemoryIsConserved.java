package stacksteal;

import sharelock.model.AtRest;

/** In the end each page is mapped as the stack of a task, and each copy is that of a task. */
public final class MemoryIsConserved implements AtRest<StackSteal> {
    @Override
    public boolean holdsAtRest(StackSteal model) {
        for (Frame page : model.allPages) {
            boolean used = false;
            for (TaskStruct task : model.tasks) {
                if (task.hasStack && model.pte[task.pid] == page) used = true;
            }
            if (used != page.live) return false;
        }
        for (Frame copy : model.allCopies) {
            boolean used = false;
            for (TaskStruct task : model.tasks) {
                if (task.live && (task.threadInfo == copy || task.stackCopy == copy)) used = true;
            }
            if (used != copy.live) return false;
        }
        return true;
    }
}
