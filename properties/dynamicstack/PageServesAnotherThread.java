package dynamicstack;

import sharelock.model.Reachable;

/** A page is in the stack of one thread and later in that of another. For FOLLOW_PAGES. */
public final class PageServesAnotherThread implements Reachable<DynamicStacks> {
    @Override
    public boolean isReachedIn(DynamicStacks model) {
        return model.audit.pageChangedStack;
    }
}
