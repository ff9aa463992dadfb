package dynamicstack;

import sharelock.model.Reachable;

/** A request for more stack is answered with no, and the thread goes on. */
public final class RequestIsRefused implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        for (UserThread thread : model.threads) {
            if (thread.where == UserThread.Where.USER && model.audit.saidNo) return true;
        }
        return false;
    }
}
