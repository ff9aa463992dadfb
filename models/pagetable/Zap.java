package pagetable;

import sharelock.model.Steps;

/** Unmapping: zap_page_range() and what it calls, clear_page_tables() (mm/memory.c). */
final class Zap {
    private final PageTableSharing kernel;

    Zap(PageTableSharing kernel) {
        this.kernel = kernel;
    }

    /** mm/memory.c, zap_page_range(). */
    void zapPageRange(UserThread current, Mm mm, int start, int end) {
        mm.pageTableLock.lock();
        unshareEnds(mm, start, end);
        MmuGather tlb = current.gather;
        tlb.tlbGatherMmu(mm);
        int address = start;
        while (address < end) {
            int stop = kernel.nextPmd(address) < end ? kernel.nextPmd(address) : end;
            zapPteRange(tlb, mm, address, stop);
            address = stop;
        }
        tlb.tlbFinishMmu();
        mm.pageTableLock.unlock();
    }

    /**
     * The loop {@code do unshare_one(start) while (unshare_one(end))}, turned so as to call once.
     */
    private void unshareEnds(Mm mm, int start, int end) {
        int address = start;
        boolean again = true;
        while (again) {
            boolean unshared = kernel.pteAlloc.unshareOne(mm, address);
            again = address == start || unshared;
            address = address == start ? end : start;
        }
    }

    /** mm/memory.c, zap_pte_range(). */
    private void zapPteRange(MmuGather tlb, Mm mm, int start, int end) {
        int index = kernel.pmdIndex(start);
        PageTable table = mm.pmd[index];
        if (table == null) return;

        kernel.pageTableShareLock.lock();
        if (table.pageCount() > 1) {
            if (kernel.fixes.putUnderShareLock) {
                mm.clearPmd(index, start, end);
                if (kernel.fixes.flushBeforePut) kernel.flushTlbMm(mm);
                table.putPage();
            } else {
                tlb.tlbRemoveTable(index, start, end);
            }
            kernel.pageTableShareLock.unlock();
            return;
        }
        kernel.pageTableShareLock.unlock();

        for (int address = start; address < end; address++) {
            Pte pte = table.get(kernel.pteIndex(address));
            if (pte == null) continue;
            if (pte.present()) {
                tlb.tlbRemovePage(table, address);
            } else {
                pte.entry.swapFree();
                table.setPte(mm, address, pte, null);
            }
        }
    }

    /** mm/memory.c, clear_page_tables(): frees the tables of these pmds, which are zapped. */
    void clearPageTables(Mm mm, int firstIndex, int endIndex) {
        mm.pageTableLock.lock();
        for (int index = firstIndex; index < endIndex; index++) freeOnePmd(mm, index);
        mm.pageTableLock.unlock();
    }

    /** mm/memory.c, free_one_pmd(). */
    private void freeOnePmd(Mm mm, int index) {
        PageTable table = mm.pmd[index];
        if (table == null) return;
        if (kernel.fixes.shareLockInFreeOnePmd) kernel.pageTableShareLock.lock();
        if (kernel.fixes.clearPmdAlways) mm.pmd[index] = null;
        if (table.putPageTestzero()) {
            mm.pmd[index] = null;
            if (kernel.fixes.freeAfterPut) {
                table.freePagesOk();
            } else {
                // pte_free_slow(), which is free_page(), puts the page once more.
                if (table.count.decAndTest()) table.freePagesOk();
            }
        } else {
            Steps.ghost(() -> kernel.audit.freedSharedTable = true);
        }
        if (kernel.fixes.shareLockInFreeOnePmd) kernel.pageTableShareLock.unlock();
    }
}
