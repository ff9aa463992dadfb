package pagetable;

import sharelock.model.Reachable;

/** Two live mms share a page table. */
public final class TableIsShared implements Reachable<PageTableSharing> {
    @Override
    public boolean isReachedIn(PageTableSharing model) {
        for (PageTable table : model.allTables) {
            int sharers = 0;
            for (Mm mm : model.mms) {
                for (PageTable used : mm.pmd) {
                    if (mm.live && used == table) sharers++;
                }
            }
            if (sharers > 1) return true;
        }
        return false;
    }
}
