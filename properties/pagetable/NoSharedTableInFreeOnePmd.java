package pagetable;

import sharelock.model.Invariant;

/**
 * free_one_pmd() meets no page table whose use count is above one.
 *
 * <p>zap_page_range() has been there before, and has cleared the pmd of every shared table. As long
 * as that is so, free_one_pmd() needs no page_table_share_lock.
 */
public final class NoSharedTableInFreeOnePmd implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.freedSharedTable;
    }
}
