package pagetable;

import sharelock.model.AtRest;

/**
 * In the end every page table is free or a pmd refers to it.
 *
 * <p>Nobody can find any other table again. Its count may be wrong in either direction: a count
 * that went below zero never comes back to it.
 */
public final class NoTableLeaked implements AtRest<PageTableSharing> {
    @Override
    public boolean holdsAtRest(PageTableSharing model) {
        for (PageTable table : model.allTables) {
            if (!model.pageTables.isFree(table) && model.audit.pmdsThatReferTo(table) == 0) {
                return false;
            }
        }
        return true;
    }
}
