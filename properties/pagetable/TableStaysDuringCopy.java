package pagetable;

import sharelock.model.Invariant;

/**
 * No pte of a page table is written while __pte_alloc() copies it.
 *
 * <p>"to be sure that the page table doesn't go away or get modified", says the mail.
 */
public final class TableStaysDuringCopy implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        return !model.audit.wroteCopiedTable;
    }
}
