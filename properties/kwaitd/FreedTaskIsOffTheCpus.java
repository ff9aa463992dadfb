package kwaitd;

import sharelock.model.Invariant;

/** A task_struct that is free is that of a task that neither runs nor will run. */
public final class FreedTaskIsOffTheCpus implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        for (TaskStruct p : model.tasks) {
            if (!p.freed) continue;
            if (p.array) return false;
            for (RunQueue rq : model.cpus) {
                if (rq.curr == p || rq.holder == p) return false;
            }
        }
        return true;
    }
}
