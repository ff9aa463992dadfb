package pagetable;

import sharelock.model.Invariant;

/**
 * No pte is written through a page table that another mm refers to.
 *
 * <p>"that would modify somebody else's address space, and that's not allowed", says the mail. The
 * exception is fork(), which write-protects the ptes of a table for both sharers.
 */
public final class NoWriteThroughSharedTable implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.wroteSharedTable;
    }
}
