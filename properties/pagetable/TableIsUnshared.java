package pagetable;

import sharelock.model.Reachable;

/** Two live mms have one data page in two page tables: the sharing of the table has ended. */
public final class TableIsUnshared implements Reachable<PageTableSharing> {
    @Override
    public boolean isReachedIn(PageTableSharing model) {
        for (DataPage page : model.allPages) {
            if (model.audit.ptesThatReferTo(page) > 1) return true;
        }
        return false;
    }
}
