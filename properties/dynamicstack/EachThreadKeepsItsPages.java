package dynamicstack;

import sharelock.model.Invariant;

/**
 * No page is ever in the stack of one thread and later in that of another.
 *
 * <p>The proposal wants the opposite: it saves memory if many threads use the same pages.
 */
public final class EachThreadKeepsItsPages implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.pageChangedStack;
    }
}
