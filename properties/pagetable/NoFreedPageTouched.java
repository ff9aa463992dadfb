package pagetable;

import sharelock.model.Invariant;

/**
 * No CPU uses a page after it was freed, through its TLB or through a page table.
 *
 * <p>A pte that is cleared is still in the TLBs. The page must not be freed before every CPU that
 * may have the pte is told, and with a shared table these are the CPUs of every sharer.
 */
public final class NoFreedPageTouched implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.touchedFreePage;
    }
}
