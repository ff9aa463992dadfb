package dynamicstack;

import sharelock.model.Invariant;

/**
 * A thread, an interrupt on its stack, and whoever wakes it up use the page that the pte names now.
 *
 * <p>An entry of a TLB that is older names a page that may be in the stack of another thread by
 * now: a write through it destroys that stack.
 */
public final class StackAccessUsesPte implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.usedWrongPage;
    }
}
