package pagetable;

import sharelock.model.Invariant;

/**
 * What a process has written stays mapped, or in swap space, until the process unmaps it.
 *
 * <p>A private page exists nowhere else: if its pte is dropped, the next read finds the page of the
 * file, and the data is lost without a word. Looked at while the mm's page_table_lock is free.
 */
public final class WrittenPageStaysMapped implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        for (Mm mm : model.mms) {
            if (!mm.live || mm.pageTableLock.isLocked()) continue;
            for (int address = 0; address < model.size; address++) {
                if (mm.wrote[address] && isLost(model.audit.pteOf(mm, address))) return false;
            }
        }
        return true;
    }

    private static boolean isLost(Pte pte) {
        return pte == null || (pte.present() && !pte.dataPage().isAnonymous());
    }
}
