package pagetable;

import sharelock.model.Steps;

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
        PageTable table = mm.pmd[index];
        if (table == null) {
            mm.pageTableLock.unlock();
            PageTable fresh = pteAllocOne(false);
            mm.pageTableLock.lock();
            return fresh == null ? null : populate(mm, index, fresh);
        }
        if (!unshare) return table;
        return unshare(mm, index, table, false);
    }

    /** The second half of __pte_alloc(), for a pmd that is not empty. */
    private PageTable unshare(Mm mm, int index, PageTable table, boolean noFail) {
        if (table.pageCount() == 1) return table;
        mm.pageTableLock.unlock();
        PageTable fresh = pteAllocOne(noFail);
        mm.pageTableLock.lock();
        if (fresh == null) return null;
        if (kernel.fixes.recheckPmd && mm.pmd[index] == null) return populate(mm, index, fresh);
        return copy(mm, index, fresh);
    }

    /** The end of __pte_alloc() for an empty pmd: somebody may have filled it in the meantime. */
    private PageTable populate(Mm mm, int index, PageTable fresh) {
        PageTable table = mm.pmd[index];
        if (table != null) {
            fresh.putPage(); // unshared_free: pte_free_slow()
            return table;
        }
        mm.pmd[index] = fresh; // pmd_populate()
        return fresh;
    }

    /** The end of __pte_alloc() for a table that was shared when the allocation began. */
    private PageTable copy(Mm mm, int index, PageTable fresh) {
        kernel.pageTableShareLock.lock();
        Steps.ghost(() -> kernel.audit.copies(mm.pmd[index]));
        PageTable shared = mm.pmd[index];
        assert shared != null : "the page table of an empty pmd, which is physical page 0";
        if (shared.pageCount() == 1) {
            // unshared_unlock:
            if (!kernel.fixes.noGetWhenUnshared) shared.getPage();
            kernel.pageTableShareLock.unlock();
            Steps.ghost(() -> kernel.audit.copied = null);
            fresh.putPage(); // pte_free_slow()
            return shared;
        }
        for (int i = 0; i < kernel.ptrsPerPte; i++) copyPte(shared, fresh, i);
        mm.pmd[index] = fresh; // pmd_populate()
        boolean last = shared.putPageTestzero(); // put_page()
        Steps.ghost(() -> kernel.audit.copied = null);
        if (last) {
            Steps.ghost(() -> kernel.audit.unsharedLast = true);
            shared.freePagesOk();
        }
        kernel.pageTableShareLock.unlock();
        return fresh;
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
        unshare(mm, index, table, kernel.fixes.unshareWithoutFail); // __pte_alloc(..., 1)
        return true;
    }
}
