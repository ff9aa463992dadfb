package stacksteal;

import sharelock.model.Invariant;

/** The stack of a thread that runs is mapped on its CPU, by a page that is this thread's. */
public final class RunsOnItsOwnStack implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        for (Processor cpu : model.cpus) {
            TaskStruct task = cpu.current;
            if (task == null) continue;
            Frame page = cpu.tlb.lookup(task.pid);
            if (page == null) page = model.pte[task.pid];
            if (page == null || !page.live || page.owner != task) return false;
        }
        return true;
    }
}
