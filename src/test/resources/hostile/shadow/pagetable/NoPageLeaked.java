package pagetable;

import sharelock.model.AtRest;

/** Named like a shipped one, and never true. */
public final class NoPageLeaked implements AtRest<PageTableSharing> {
    @Override
    public boolean holdsAtRest(PageTableSharing model) {
        return false;
    }
}
