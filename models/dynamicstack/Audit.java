package dynamicstack;

/**
 * What went wrong, for the properties: ghost code sets each mark where the deed is done, in the
 * same step, and it stays.
 */
final class Audit {
    /** A thread, an interrupt on its stack, or its waker used another page than the pte names. */
    boolean usedWrongPage;

    /** A thread, or an interrupt on its stack, found no page: a double fault, the kernel panics. */
    boolean doubleFault;

    /**
     * Another task than the thread used a page of the thread's stack that the pte does not name.
     */
    boolean readWrongPage;

    /** Another task read a page of a thread's stack that is not mapped: an oops. */
    boolean readUnmappedPage;

    /** Somebody used an address of a stack while no page is mapped there. */
    boolean accessWhileUnmapped;

    /** A thread found too few pages in the cache where it must not sleep. */
    boolean cacheEmpty;

    /** exit_to_user_mode() was to return pages that no entry has taken. */
    boolean returnedNothing;

    /**
     * An invalidation hit an entry of a TLB, so that the next access walks the page table again.
     */
    boolean invalidatedEntry;

    /** A request for more stack was refused. */
    boolean saidNo;

    /** A page was mapped in one stack, and later in another. */
    boolean pageChangedStack;

    /** An access of the thread, through the TLB of the CPU, which the access has filled. */
    void access(PerCpu cpu, ThreadStack stack, int page) {
        Page named = stack.pte[page];
        Page used = cpu.tlb.lookup(stack.address + page);
        if (named == null) accessWhileUnmapped = true;
        if (used == null) doubleFault = true;
        if (used != null && used != named) usedWrongPage = true;
    }

    /** The same by another task, on another CPU. */
    void accessFromOutside(PerCpu cpu, ThreadStack stack, int page) {
        Page named = stack.pte[page];
        Page used = cpu.tlb.lookup(stack.address + page);
        if (named == null) accessWhileUnmapped = true;
        if (used == null) readUnmappedPage = true;
        if (used != null && used != named) readWrongPage = true;
    }

    /** A CPU is to drop its entries for the stack. */
    void invalidated(PerCpu cpu, ThreadStack stack) {
        for (int i = 0; i < stack.pte.length; i++) {
            if (cpu.tlb.lookup(stack.address + i) != null) invalidatedEntry = true;
        }
    }

    /** A stack gets a page. */
    void mapped(ThreadStack stack, Page page) {
        if (page.lastStack != null && page.lastStack != stack) pageChangedStack = true;
        page.lastStack = stack;
    }
}
