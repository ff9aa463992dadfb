package pagetable;

import sharelock.model.Reachable;

/** The child of a fork() that has returned shares a page table with its parent. */
public final class ChildSharesTable implements Reachable<PageTableSharing> {
    @Override
    public boolean isReachedIn(PageTableSharing model) {
        if (model.child == null || !model.child.live) return false;
        for (PageTable table : model.child.pmd) {
            if (table != null && model.audit.pmdsThatReferTo(table) > 1) return true;
        }
        return false;
    }
}
