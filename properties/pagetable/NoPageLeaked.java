package pagetable;

import sharelock.model.AtRest;

/**
 * In the end the use count of a data page is the number of ptes that refer to it.
 *
 * <p>A page with a higher count is never freed; the page cache counts for one. A count that is too
 * low is a page that will be freed while it is mapped. The same goes for slots of swap space.
 */
public final class NoPageLeaked implements AtRest<PageTableSharing> {
    @Override
    public boolean holdsAtRest(PageTableSharing model) {
        for (DataPage page : model.allPages) {
            int ptes = model.audit.ptesThatReferTo(page);
            if (model.pages.isFree(page) ? ptes != 0 : page.pageCount() != ptes) return false;
            if (!model.pages.isFree(page) && ptes == 0) return false;
        }
        for (DataPage page : model.filePages) {
            if (page.pageCount() != 1 + model.audit.ptesThatReferTo(page)) return false;
        }
        for (SwapEntry entry : model.allEntries) {
            int ptes = model.audit.ptesWith(entry);
            if (model.swap.isFree(entry) ? ptes != 0 : entry.count.get() != ptes) return false;
        }
        return true;
    }
}
