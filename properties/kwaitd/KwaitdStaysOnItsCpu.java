package kwaitd;

import sharelock.model.Invariant;

/** A kwaitd that has started runs on its CPU only. */
public final class KwaitdStaysOnItsCpu implements Invariant<ThreadReaping> {
    @Override
    public boolean holds(ThreadReaping model) {
        for (Kwait kwait : model.kwaitThreads) {
            if (kwait.task != null && kwait.task.rq.cpu != kwait.cpu) return false;
        }
        return true;
    }
}
