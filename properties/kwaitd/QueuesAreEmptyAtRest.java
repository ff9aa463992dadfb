package kwaitd;

import sharelock.model.AtRest;

/** In the end every kwaitd has seen all that was put on its queue. */
public final class QueuesAreEmptyAtRest implements AtRest<ThreadReaping> {
    @Override
    public boolean holdsAtRest(ThreadReaping model) {
        for (Kwait kwait : model.kwaitThreads) {
            if (kwait.first() != null) return false;
        }
        return true;
    }
}
