package pagetable;

/** Allocation of page tables, and their unsharing: __pte_alloc() and unshare_one() of the patch. */
final class PteAlloc {
    private final PageTableSharing kernel;

    PteAlloc(PageTableSharing kernel) {
        this.kernel = kernel;
    }

    /**
     * mm/memory.c, __pte_alloc(): the table for the pmd, or null without memory. The caller holds
     * page_table_lock, which is dropped for an allocation.
     */
    PageTable pteAlloc(Mm mm, int index, boolean unshare) {
        return pteAlloc(mm, index, unshare, false);
    }

    private PageTable pteAlloc(Mm mm, int index, boolean unshare, boolean noFail) {
        if (mm.pmd[index] == null) {
            mm.pageTableLock.unlock();
            PageTable fresh = pteAllocOne(noFail);
            mm.pageTableLock.lock();
            if (fresh == null) return null;
            populate(mm, index, fresh);
            return mm.pmd[index];
        }
        if (!unshare || mm.pmd[index].pageCount() == 1) return mm.pmd[index];

        mm.pageTableLock.unlock();
        PageTable fresh = pteAllocOne(noFail);
        mm.pageTableLock.lock();
        if (fresh == null) return null;
        if (kernel.fixes.recheckPmd && mm.pmd[index] == null) {
            populate(mm, index, fresh);
        } else {
            unshare(mm, index, fresh);
        }
        return mm.pmd[index];
    }

    /** The end of __pte_alloc() for an empty pmd: somebody may have filled it in the meantime. */
    private void populate(Mm mm, int index, PageTable fresh) {
        if (mm.pmd[index] == null) {
            mm.pmd[index] = fresh; // pmd_populate()
        } else {
            fresh.putPage(); // unshared_free: pte_free_slow()
        }
    }

    /** The end of __pte_alloc() for a table that was shared when the allocation began. */
    private void unshare(Mm mm, int index, PageTable fresh) {
        kernel.pageTableShareLock.lock();
        PageTable shared = mm.pmd[index];
        assert shared != null : "the page table of an empty pmd, which is physical page 0";
        if (shared.pageCount() == 1) {
            // unshared_unlock:
            if (!kernel.fixes.noGetWhenUnshared) shared.getPage();
            kernel.pageTableShareLock.unlock();
            fresh.putPage(); // pte_free_slow()
            return;
        }
        for (int i = 0; i < kernel.ptrsPerPte; i++) copyPte(shared, fresh, i);
        mm.pmd[index] = fresh; // pmd_populate()
        shared.putPage();
        kernel.pageTableShareLock.unlock();
    }

    private void copyPte(PageTable shared, PageTable fresh, int i) {
        Pte pte = shared.get(i);
        if (pte == null) return;
        if (pte.present()) {
            if (!pte.page.isReserved()) {
                pte.page.getPage();
                if (!kernel.fixes.keepDirty) pte = pte.mkclean();
            }
        } else {
            pte.entry.swapDuplicate();
        }
        fresh.setOwn(i, pte);
    }

    /** include/asm-i386/pgalloc.h, pte_alloc_one(): may sleep. */
    private PageTable pteAllocOne(boolean noFail) {
        PageTable fresh = kernel.pageTables.allocSleeping();
        while (fresh == null && noFail) fresh = kernel.pageTables.allocSleeping();
        if (fresh != null) fresh.clearPage();
        return fresh;
    }

    /** mm/memory.c, unshare_one(): true if it has tried, and has dropped page_table_lock. */
    boolean unshareOne(Mm mm, int address) {
        int index = kernel.pmdIndex(address);
        boolean partial =
                kernel.fixes.unsharePartial
                        ? kernel.pteIndex(address) != 0 // address & ~PMD_MASK
                        : kernel.firstPmd + index != 0; // address & PMD_MASK
        if (!partial) return false;
        PageTable table = mm.pmd[index];
        if (table == null || table.pageCount() <= 1) return false;
        pteAlloc(mm, index, true, kernel.fixes.unshareWithoutFail);
        return true;
    }
}
