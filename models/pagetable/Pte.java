package pagetable;

/**
 * A value that a pte can have (include/asm-i386/page.h, pte_t). It is one word in the kernel, read
 * and written whole, so that it is one reference here; null is pte_none(). Young and old are left
 * out: only the choice of what to swap out depends on them.
 */
final class Pte {
    /** The place of this value among all, or -1. */
    final int index;

    /** The page that is present, or null for a swap entry. */
    final Page page;

    final SwapEntry entry;
    final boolean write;
    final boolean dirty;

    Pte(int index, Page page, SwapEntry entry, boolean write, boolean dirty) {
        this.index = index;
        this.page = page;
        this.entry = entry;
        this.write = write;
        this.dirty = dirty;
    }

    boolean present() {
        return page != null;
    }

    /** The data page: for values that are found in a page table. */
    DataPage dataPage() {
        return (DataPage) page;
    }

    Pte wrprotect() {
        return write ? dataPage().dirtied : this;
    }

    /** pte_mkclean(): what is writable stays writable. */
    Pte mkclean() {
        return write ? this : dataPage().clean;
    }

    /** pte_mkwrite(pte_mkdirty(pte)). */
    Pte mkwrite() {
        return dataPage().writable;
    }

    /** mm/memory.c, __free_pte(). */
    void free() {
        if (page.isReserved()) return;
        if (dirty) page.setPageDirty();
        page.putPage();
    }
}
