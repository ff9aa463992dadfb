package pagetable;

import sharelock.model.Invariant;

/**
 * No pte of a page table in use refers to a data page that is free, unless the only user of its mm
 * is about to clear it: the fast mode of 2.4.17 puts first.
 *
 * <p>Such a page will be given to somebody else, who then shares it with this process.
 */
public final class NoFreedPageMapped implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        for (DataPage page : model.allPages) {
            if (model.pages.isFree(page) && model.audit.isMapped(page)) return false;
        }
        return true;
    }
}
