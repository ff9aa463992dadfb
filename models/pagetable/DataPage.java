package pagetable;

import sharelock.model.Steps;

/** A page that holds data of the user's: a page of the mapped file, or a private copy of one. */
final class DataPage extends Page {

    /** Where the page comes from. */
    enum Kind {
        /** A page of the mapped file: the page cache holds a reference for ever. */
        FILE,
        /** A private page, out of the pool. */
        ANONYMOUS,
        /** ZERO_PAGE, which is reserved. */
        ZERO
    }

    /** How many values of a pte lead to one page. */
    static final int PTES = 3;

    final Kind kind;
    final Pte clean;
    final Pte dirtied;
    final Pte writable;

    /** PG_dirty. */
    boolean dirty;

    /** PG_locked. */
    private boolean locked;

    private final PageTableSharing kernel;

    DataPage(Kind kind, PageTableSharing kernel, int number) {
        this.kind = kind;
        this.kernel = kernel;
        clean = new Pte(PTES * number, this, null, false, false);
        dirtied = new Pte(PTES * number + 1, this, null, false, true);
        writable = new Pte(PTES * number + 2, this, null, true, true);
        if (kind == Kind.FILE) count.set(1);
    }

    @Override
    boolean isReserved() {
        return kind == Kind.ZERO;
    }

    @Override
    void freePagesOk() {
        if (kind == Kind.FILE) {
            throw new AssertionError("a page in the page cache is put more often than it is used");
        }
        kernel.pages.free(this);
    }

    /** Only swap_out() asks for the bit, so that without it the bit is left alone. */
    @Override
    void setPageDirty() {
        if (kernel.swapsOut) dirty = true;
    }

    /** mm/page_alloc.c, prep_new_page(). */
    void prepNewPage() {
        Steps.atomically(
                () -> {
                    count.set(1);
                    dirty = false;
                });
    }

    /**
     * include/linux/mm.h, TryLockPage(): true if somebody else has the lock. Without swap_out() no
     * two ever want it of one page, so that it is left alone.
     */
    boolean tryLock() {
        if (!kernel.swapsOut) return false;
        return Steps.atomically(
                () -> {
                    boolean was = locked;
                    locked = true;
                    return was;
                });
    }

    /** mm/filemap.c, unlock_page(). */
    void unlock() {
        if (!kernel.swapsOut) return;
        Steps.atomically(
                () -> {
                    assert locked : "unlock_page() of a page that is not locked";
                    locked = false;
                });
    }

    /** Whether the page is private and its contents are lost once nothing refers to it. */
    boolean isAnonymous() {
        return kind == Kind.ANONYMOUS;
    }
}
