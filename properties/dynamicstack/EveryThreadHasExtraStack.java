package dynamicstack;

import sharelock.model.Reachable;

/** All threads have their extra stack mapped at one time, running or asleep. */
public final class EveryThreadHasExtraStack implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        for (UserThread thread : model.threads) {
            if (!thread.stack.isFull()) return false;
        }
        return true;
    }
}
