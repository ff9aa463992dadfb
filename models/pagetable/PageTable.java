package pagetable;

import sharelock.model.Steps;

/** A page of ptes. In the patch several pmds can refer to one; its use count should count them. */
final class PageTable extends Page {
    /** None is null. Guarded by the page_table_lock of the one mm, while only one refers to it. */
    final Pte[] pte;

    /** What a pmd that refers to this table looks like to code that takes it for a pte: dirty. */
    final Pte asPte = new Pte(-1, this, null, true, true);

    private final PageTableSharing kernel;

    PageTable(PageTableSharing kernel) {
        this.kernel = kernel;
        pte = new Pte[kernel.ptrsPerPte];
    }

    @Override
    void freePagesOk() {
        kernel.pageTables.free(this);
    }

    /** The end of include/asm-i386/pgalloc.h, pte_alloc_one(): prep_new_page() and clear_page(). */
    void clearPage() {
        Steps.atomically(
                () -> {
                    count.set(1);
                    for (int i = 0; i < pte.length; i++) pte[i] = null;
                });
    }

    /** Reads a pte. */
    Pte get(int i) {
        assertLive();
        return pte[i];
    }

    /** include/asm-i386/pgtable-2level.h, set_pte(), into a table that only the caller knows. */
    void setOwn(int i, Pte value) {
        pte[i] = value;
    }

    /** set_pte() by this mm, to replace what it has seen there; only a zap clears a pte so. */
    void setPte(Mm mm, int address, Pte seen, Pte value) {
        Steps.atomically(
                () -> {
                    assertLive();
                    int i = kernel.pteIndex(address);
                    Steps.ghost(() -> noteSet(mm, address, seen, value));
                    pte[i] = value;
                });
    }

    /** Ghost code, before the write. */
    private void noteSet(Mm mm, int address, Pte seen, Pte value) {
        if (pte[kernel.pteIndex(address)] != seen) kernel.audit.lostUpdate = true;
        kernel.audit.written(this, mm);
        if (value == null) noteZap(mm, address);
        if (value != null && value.write) mm.wrote[address] = true;
    }

    /** include/asm-i386/pgtable.h, ptep_get_and_clear(): xchg, by a zap or by swap_out(). */
    Pte getAndClear(Mm mm, int address, boolean zap) {
        int old =
                Steps.atomically(
                        () -> {
                            assertLive();
                            int i = kernel.pteIndex(address);
                            Pte was = pte[i];
                            Steps.ghost(() -> kernel.audit.written(this, mm));
                            pte[i] = null;
                            if (zap) Steps.ghost(() -> noteZap(mm, address));
                            return was == null ? -1 : was.index;
                        });
        return old < 0 ? null : kernel.ptes[old];
    }

    private void noteZap(Mm mm, int address) {
        mm.wrote[address] = false;
        kernel.audit.zapped(this, mm);
    }

    /** include/asm-i386/pgtable.h, ptep_set_wrprotect(): lock btr. */
    void setWrprotect(int i) {
        Steps.atomically(
                () -> {
                    assertLive();
                    if (pte[i] != null && pte[i].present()) pte[i] = pte[i].wrprotect();
                });
    }
}
