package pagetable;

/** Page faults (mm/memory.c, handle_mm_fault() and what it calls). */
final class Fault {
    private final PageTableSharing kernel;

    Fault(PageTableSharing kernel) {
        this.kernel = kernel;
    }

    /** arch/i386/mm/fault.c, do_page_fault(). */
    void doPageFault(Mm mm, int address, boolean write) {
        mm.mmapSem.downRead();
        if (mm.mapped[address]) handleMmFault(mm, address, write);
        mm.mmapSem.upRead();
    }

    /** mm/memory.c, handle_mm_fault(). */
    private void handleMmFault(Mm mm, int address, boolean write) {
        mm.pageTableLock.lock();
        boolean unshare = write || kernel.fixes.unshareOnRead;
        PageTable table = kernel.pteAlloc.pteAlloc(mm, kernel.pmdIndex(address), unshare);
        if (table == null) {
            mm.pageTableLock.unlock();
        } else {
            handlePteFault(mm, address, write, table);
        }
    }

    /** mm/memory.c, handle_pte_fault(): page_table_lock is held, and dropped at the end. */
    private void handlePteFault(Mm mm, int address, boolean write, PageTable table) {
        Pte entry = table.get(kernel.pteIndex(address));
        if (entry == null) {
            doNoPage(mm, address, write, table);
        } else if (!entry.present()) {
            doSwapPage(mm, address, write, table, entry);
        } else if (write && !entry.write) {
            doWpPage(mm, address, table, entry);
        } else {
            establishPte(mm, address, table, entry, entry); // pte_mkyoung()
            mm.pageTableLock.unlock();
        }
    }

    /** mm/memory.c, establish_pte(). */
    private void establishPte(Mm mm, int address, PageTable table, Pte seen, Pte entry) {
        table.setPte(mm, address, seen, entry);
        kernel.flushTlbPage(mm, address);
    }

    /** mm/memory.c, do_no_page(). */
    private void doNoPage(Mm mm, int address, boolean write, PageTable table) {
        mm.pageTableLock.unlock();
        DataPage page = write ? copyOfFilePage() : kernel.nopage(address);
        if (page == null) return;
        mm.pageTableLock.lock();
        boolean here = !kernel.fixes.recheckTable || mm.pmd[kernel.pmdIndex(address)] == table;
        if (here && table.get(kernel.pteIndex(address)) == null) {
            Pte entry = page.clean;
            if (write) entry = page.writable;
            table.setPte(mm, address, null, entry);
        } else {
            page.putPage();
        }
        mm.pageTableLock.unlock();
    }

    /** The early copy-on-write of do_no_page(): the page of the file is got and put around it. */
    private DataPage copyOfFilePage() {
        return kernel.allocPage();
    }

    /** mm/memory.c, do_wp_page(). */
    private void doWpPage(Mm mm, int address, PageTable table, Pte pte) {
        DataPage oldPage = pte.dataPage();
        if (!oldPage.tryLock()) {
            boolean reuse = canShareSwapPage(oldPage);
            oldPage.unlock();
            if (reuse) {
                establishPte(mm, address, table, pte, pte.mkwrite());
                mm.pageTableLock.unlock();
                return;
            }
        }
        if (!oldPage.isReserved()) oldPage.getPage();
        mm.pageTableLock.unlock();
        DataPage newPage = kernel.allocPage();
        if (newPage == null) {
            oldPage.putPage();
            return;
        }
        mm.pageTableLock.lock();
        if (table.get(kernel.pteIndex(address)) == pte) {
            establishPte(mm, address, table, pte, newPage.writable); // break_cow()
            newPage = oldPage;
        }
        mm.pageTableLock.unlock();
        newPage.putPage();
        oldPage.putPage();
    }

    /** mm/swapfile.c, can_share_swap_page(), for pages that are not in the swap cache. */
    private static boolean canShareSwapPage(DataPage page) {
        return !page.isReserved() && page.pageCount() == 1;
    }

    /** mm/memory.c, do_swap_page(). */
    private void doSwapPage(Mm mm, int address, boolean write, PageTable table, Pte orig) {
        mm.pageTableLock.unlock();
        DataPage page = kernel.allocPage();
        if (page == null) return;
        mm.pageTableLock.lock();
        if (table.get(kernel.pteIndex(address)) == orig) {
            orig.entry.swapFree();
            page.setPageDirty();
            Pte pte = write && canShareSwapPage(page) ? page.writable : page.clean;
            table.setPte(mm, address, orig, pte);
        } else {
            page.putPage();
        }
        mm.pageTableLock.unlock();
    }
}
