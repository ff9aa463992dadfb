package pagetable;

import sharelock.model.Reachable;

/** The last sharer of a page table writes to it in place, without a copy of its own. */
public final class LastSharerKeepsTheTable implements Reachable<PageTableSharing> {
    @Override
    public boolean isReachedIn(PageTableSharing model) {
        PageTable table = model.allTables[0];
        for (Mm mm : model.mms) {
            Pte pte = model.audit.pteOf(mm, 0);
            if (mm.pmd[0] == table && pte != null && pte.write && table.pageCount() == 1) {
                return model.audit.pmdsThatReferTo(table) == 1;
            }
        }
        return false;
    }
}
