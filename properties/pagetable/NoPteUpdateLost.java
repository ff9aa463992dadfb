package pagetable;

import sharelock.model.Invariant;

/**
 * Nobody changes a pte between the read and the write of another task.
 *
 * <p>Every pte is read, looked at and written again. Two of these at a time on one pte lose one of
 * the pages, or bring back one that is free. The page_table_lock excludes them within an mm only.
 */
public final class NoPteUpdateLost implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.lostUpdate;
    }
}
