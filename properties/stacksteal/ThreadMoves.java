package stacksteal;

import sharelock.model.Reachable;

/** A thread has been moved to another CPU. */
public final class ThreadMoves implements Reachable<StackSteal> {
    @Override
    public boolean isReachedIn(StackSteal model) {
        return model.audit.threadMoved;
    }
}
