package pagetable;

import sharelock.model.Steps;

/** Memory pressure (mm/vmscan.c), of which the choice of the victim is left open. */
final class SwapOut {
    private final PageTableSharing kernel;

    SwapOut(PageTableSharing kernel) {
        this.kernel = kernel;
    }

    /** mm/vmscan.c, swap_out(): it keeps the mm alive and may be the last to use it. */
    void swapOut(UserThread current, Mm mm, int address) {
        if (!Steps.atomically(() -> incMmUsers(mm))) return;
        swapOutMm(mm, address);
        kernel.exit.mmput(current, mm);
    }

    /** False if the mm has left the mmlist, as it does with its last user. */
    private static boolean incMmUsers(Mm mm) {
        if (mm.mmUsers.get() == 0) return false;
        mm.mmUsers.set(mm.mmUsers.get() + 1);
        return true;
    }

    /** mm/vmscan.c, swap_out_mm() to swap_out_pmd(): without mmap_sem. */
    private void swapOutMm(Mm mm, int address) {
        mm.pageTableLock.lock();
        PageTable table = mm.pmd[kernel.pmdIndex(address)];
        if (table != null && !(kernel.fixes.swapOutSkipsShared && table.pageCount() > 1)) {
            Pte pte = table.get(kernel.pteIndex(address));
            if (pte != null && pte.present() && !pte.page.isReserved()) {
                tryToSwapOut(mm, address, table, pte.dataPage());
            }
        }
        mm.pageTableLock.unlock();
    }

    /**
     * mm/vmscan.c, try_to_swap_out(). A page that is written out leaves the swap cache at once. The
     * caller has read {@code page} from the pte; another sharer of the table may be faster.
     */
    private void tryToSwapOut(Mm mm, int address, PageTable table, DataPage page) {
        if (page.tryLock()) return;
        Pte pte = table.getAndClear(mm, address, false);
        kernel.flushTlbPage(mm, address);
        if (pte != null && pte.dirty) page.setPageDirty();
        if (page.isAnonymous() && page.dirty) {
            SwapEntry entry = kernel.getSwapPage();
            if (entry == null) {
                table.setPte(mm, address, null, pte); // preserve:
                page.unlock();
                return;
            }
            table.setPte(mm, address, null, entry.pte); // set_swap_pte:
        }
        page.unlock(); // drop_pte:
        page.putPage();
    }
}
