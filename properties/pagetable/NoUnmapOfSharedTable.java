package pagetable;

import sharelock.model.Invariant;

/**
 * No zap clears a pte of a page table that another mm refers to, and free_one_pmd() meets no table
 * whose use count is above one.
 *
 * <p>"we must exit and not clear any ptes on the page table - that would modify somebody else's
 * address space, and that's not allowed", says the mail.
 */
public final class NoUnmapOfSharedTable implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.zappedSharedTable && !model.audit.freedSharedTable;
    }
}
