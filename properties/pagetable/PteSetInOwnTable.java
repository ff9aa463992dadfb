package pagetable;

import sharelock.model.Invariant;

/**
 * A task writes ptes only in a page table that its mm still refers to.
 *
 * <p>A pointer to a pte that was taken before page_table_lock was dropped may lead to a table that
 * the mm no longer has: the page appears in another process, or in whatever the page is now.
 */
public final class PteSetInOwnTable implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.wroteForeignTable;
    }
}
