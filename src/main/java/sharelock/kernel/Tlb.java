package sharelock.kernel;

/**
 * The translation buffer of one CPU: for each virtual page the physical page that the CPU will use,
 * whatever the page table says by now (include/asm-i386/pgalloc.h flush_tlb_page and flush_tlb_mm,
 * 2.4.17).
 *
 * <pre>
 *   virtual page     0          1          2
 *                 page A     (none)     page B
 *                 writable              read-only
 * </pre>
 *
 * <p>No method is a step of its own: the table walk, the fill and the access are one instruction,
 * and a flush is one interrupt, so the model puts them into one {@code Steps.atomically}. A page
 * that is freed while {@link #refersTo} it can still be read or written by the CPU.
 *
 * @param <T> the pages
 */
public final class Tlb<T> {
    private final T[] pages;
    private final boolean[] writable;

    /**
     * An empty buffer with an entry for each element of an array, of which only the type counts.
     */
    public Tlb(T[] entries) {
        this.pages = entries.clone();
        this.writable = new boolean[entries.length];
        flushAll();
    }

    /** The walk of the page table has ended at this page. */
    public void fill(int virtualPage, T page, boolean mayWrite) {
        pages[virtualPage] = page;
        writable[virtualPage] = mayWrite;
    }

    /** flush_tlb_page: invlpg. */
    public void flush(int virtualPage) {
        pages[virtualPage] = null;
        writable[virtualPage] = false;
    }

    /** flush_tlb_mm, flush_tlb: a write to cr3. */
    public void flushAll() {
        for (int i = 0; i < pages.length; i++) {
            pages[i] = null;
            writable[i] = false;
        }
    }

    /** The page that the CPU will use, or null if it has to walk the page table. */
    public T lookup(int virtualPage) {
        return pages[virtualPage];
    }

    /** Whether the CPU can write through the entry. */
    public boolean mayWrite(int virtualPage) {
        return writable[virtualPage];
    }

    /** Whether the CPU can still reach the page. */
    public boolean refersTo(T page) {
        for (int i = 0; i < pages.length; i++) {
            if (pages[i] == page) return true;
        }
        return false;
    }
}
