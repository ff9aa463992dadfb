package pagetable;

import sharelock.model.Invariant;

/**
 * When __pte_alloc() has copied a shared table, another mm still refers to the original.
 *
 * <p>It has seen a use count above one under page_table_share_lock. If the count can fall without
 * that lock, the copy was a waste, and the original is freed with all that its ptes refer to.
 */
public final class UnshareLeavesASharer implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.unsharedLast;
    }
}
