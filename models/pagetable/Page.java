package pagetable;

import sharelock.kernel.AtomicInt;
import sharelock.kernel.RuleViolation;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.Steps;

/**
 * A page frame and its use count (include/linux/mm.h, struct page). The patch counts the sharers of
 * a page table in the same field that counts the users of a data page.
 */
abstract class Page {
    /** page->count. */
    final AtomicInt count = new AtomicInt(0);

    /** Whether the page is never counted or freed: PageReserved(). */
    boolean isReserved() {
        return false;
    }

    /** Fails if the page has been given back to the page allocator, or is on its way there. */
    void assertLive() {
        if (isFreed()) {
            throw new RuleViolation(Rule.USE_AFTER_FREE, "a page is used that nobody holds");
        }
    }

    /**
     * A page is freed when its count falls to zero, and leaves the allocator with a count of one.
     */
    boolean isFreed() {
        return count.get() == 0;
    }

    /** mm/page_alloc.c, __free_pages_ok(). */
    abstract void freePagesOk();

    /** include/linux/mm.h, set_page_dirty(); a page that no file or swap space backs ignores it. */
    void setPageDirty() {}

    /** include/linux/mm.h, page_count(). */
    int pageCount() {
        return count.get();
    }

    /** include/linux/mm.h, get_page(). */
    void getPage() {
        Steps.atomically(
                () -> {
                    assertLive();
                    count.set(count.get() + 1);
                });
    }

    /** include/linux/mm.h, put_page_testzero(): true if nobody uses the page any more. */
    boolean putPageTestzero() {
        return Steps.atomically(
                () -> {
                    assertLive();
                    count.set(count.get() - 1);
                    return count.get() == 0;
                });
    }

    /**
     * mm/page_alloc.c, __free_pages(), under its names free_page(), put_page(),
     * page_cache_release().
     */
    void putPage() {
        if (!isReserved() && putPageTestzero()) freePagesOk();
    }
}
