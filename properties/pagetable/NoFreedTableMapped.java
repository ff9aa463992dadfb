package pagetable;

import sharelock.model.Invariant;

/**
 * No pmd refers to a page table that is free.
 *
 * <p>The CPU walks the page tables without asking anybody: a freed table that is used again for
 * data lets a process map any page of the machine.
 */
public final class NoFreedTableMapped implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        for (PageTable table : model.allTables) {
            if (model.pageTables.isFree(table) && model.audit.pmdsThatReferTo(table) != 0) {
                return false;
            }
        }
        return true;
    }
}
