package pagetable;

/**
 * The pages that a zap has unmapped and not yet freed (include/asm-generic/tlb.h, mmu_gather_t):
 * one for each CPU, so one for each thread here, guarded by the page_table_lock of the mm at hand.
 */
final class MmuGather {
    private final PageTableSharing kernel;
    private final UserThread cpu;
    private final Pte[] ptes;
    private Mm mm;

    /** The ~0UL of {@code nr} that means: free at once. */
    private boolean fast;

    private int nr;

    MmuGather(PageTableSharing kernel, UserThread cpu) {
        this.kernel = kernel;
        this.cpu = cpu;
        ptes = new Pte[kernel.pmds + kernel.size];
    }

    /** include/asm-generic/tlb.h, tlb_gather_mmu(). */
    void tlbGatherMmu(Mm mm) {
        this.mm = mm;
        nr = 0;
        fast = kernel.uniprocessor || mm.mmUsers.get() == 1;
        if (kernel.fixes.gatherForOthers && mm != cpu.mm) fast = false;
    }

    /**
     * tlb_remove_page(tlb, ptep, address), for a pte. The fast mode of a kernel for several CPUs
     * puts the page before it clears the pte, up to 2.4.18; that for one CPU clears it first.
     */
    void tlbRemovePage(PageTable table, int address) {
        if (fast) {
            Pte pte = table.get(kernel.pteIndex(address));
            if (!kernel.uniprocessor) pte.free();
            table.setPte(mm, address, pte, null);
            if (kernel.uniprocessor) pte.free();
            return;
        }
        ptes[nr] = table.getAndClear(mm, address, true);
        nr++;
    }

    /** tlb_remove_page(tlb, (pte_t *) pmd, pmd_val(*pmd)), as the patch calls it. */
    void tlbRemoveTable(int index, int start, int end) {
        PageTable table = mm.pmd[index];
        if (fast) {
            if (!kernel.uniprocessor) table.asPte.free();
            mm.clearPmd(index, start, end);
            if (kernel.uniprocessor) table.asPte.free();
            return;
        }
        mm.clearPmd(index, start, end);
        ptes[nr] = table.asPte;
        nr++;
    }

    /** include/asm-generic/tlb.h, tlb_finish_mmu(). */
    void tlbFinishMmu() {
        if (fast) {
            kernel.flushTlbMm(mm);
        } else {
            if (nr > 0) kernel.flushTlbMm(mm);
            for (int i = 0; i < nr; i++) {
                ptes[i].free();
                ptes[i] = null;
            }
        }
        nr = 0;
        mm = null;
    }
}
