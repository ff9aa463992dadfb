package dynamicstack;

import sharelock.model.Invariant;

/**
 * No invalidation drops an entry of a TLB, as none does with stacks that are mapped for good.
 *
 * <p>Each entry that is dropped is one more walk of the page table.
 */
public final class NoStackEntryInvalidated implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        return !model.audit.invalidatedEntry;
    }
}
