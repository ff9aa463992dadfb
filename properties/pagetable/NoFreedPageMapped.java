package pagetable;

import sharelock.model.Invariant;

/**
 * No pte of a page table in use refers to a data page that is free.
 *
 * <p>Such a page will be given to somebody else, who then shares it with this process.
 */
public final class NoFreedPageMapped implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        for (DataPage page : model.allPages) {
            if (model.pages.isFree(page) && model.audit.ptesThatReferTo(page) != 0) return false;
        }
        return true;
    }
}
