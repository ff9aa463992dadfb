package pagetable;

import sharelock.kernel.AtomicInt;

/**
 * A slot of swap space and its count in swap_map (mm/swapfile.c). The swap cache is left out: a
 * page is written when it is swapped out and is then put.
 */
final class SwapEntry {
    final AtomicInt count = new AtomicInt(0);
    final Pte pte;

    private final PageTableSharing kernel;

    SwapEntry(PageTableSharing kernel, int pteIndex) {
        this.kernel = kernel;
        pte = new Pte(pteIndex, null, this, false, false);
    }

    /** mm/swapfile.c, swap_duplicate(). */
    void swapDuplicate() {
        count.inc();
    }

    /** mm/swapfile.c, swap_free(). */
    void swapFree() {
        if (count.decAndTest()) kernel.swap.free(this);
    }
}
