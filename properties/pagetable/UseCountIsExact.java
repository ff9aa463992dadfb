package pagetable;

import sharelock.model.Invariant;

/**
 * While no lock is held, the use count of a page table is the number of pmds that refer to it.
 *
 * <p>The mail's Rule. Everything the patch decides, it decides by this count: a count too high
 * keeps pages for ever, a count too low frees a table that is in use. A table that no pmd refers to
 * is in the hands of the task that allocated it, or lost: see {@link NoTableLeaked}.
 */
public final class UseCountIsExact implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        if (model.audit.locked()) return true;
        for (PageTable table : model.allTables) {
            int pmds = model.audit.pmdsThatReferTo(table);
            if (pmds != 0 && table.pageCount() != pmds) return false;
        }
        return true;
    }
}
