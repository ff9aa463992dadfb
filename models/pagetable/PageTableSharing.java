package pagetable;

import java.util.Set;
import sharelock.kernel.AtomicInt;
import sharelock.kernel.Mutex;
import sharelock.kernel.Pool;
import sharelock.kernel.Pool.Supply;
import sharelock.kernel.SpinLock;
import sharelock.model.Steps;

/**
 * Page tables that parent and child share after fork(), as Daniel Phillips' patch ptab-2.4.17-2
 * does it: the pmds of several mms refer to one page table, whose use count says how many, until a
 * write gives the writer a copy.
 *
 * <pre>
 *   mm0.pmd --.                           mm0.pmd --> copy, count 1 --.
 *              >--> table --> page   ==>                               >--> page
 *   mm1.pmd --'     count 2              mm1.pmd --> table, count 1 --'     count 2
 * </pre>
 *
 * <p>The mms share their tables from the start; with {@link Op#FORK} there is one mm more, which
 * the first fork() fills. Every thread does {@code rounds} operations, each any of {@code ops}.
 */
public final class PageTableSharing {

    /** How the model starts and what it includes, where it differs from the smallest one. */
    public enum Setup {
        /** A page table has two ptes: the first maps a page at the start, the second does not. */
        TWO_PTES,
        /** Every pte maps a page at the start. */
        ALL_PAGES,
        /** The mapping spans two page tables. */
        TWO_PMDS,
        /** Every page is a vma of its own, with a file of its own. */
        VMA_PER_PAGE,
        /** The vma of the last page is marked VM_DONTCOPY: fork() leaves it out. */
        DONTCOPY,
        /** No page is mapped at the start, though the page tables are there. */
        NO_PAGES,
        /** No page table is there at the start. */
        NO_TABLES,
        /** The mapping begins in the lowest page table, at address 0, as for vm86. */
        LOW_ADDRESS,
        /** An allocation can fail. */
        OUT_OF_MEMORY,
        /** There is swap space; without it swap_out() drops clean pages only. */
        SWAP,
        /** One mm more shares the tables; its thread sleeps all the time. */
        SLEEPING_SHARER,
        /** A kernel without CONFIG_SMP, as far as the mmu_gather goes: it frees at once. */
        UNIPROCESSOR,
        /** The first thread does the first of the operations only, the next one the next, ... */
        OPS_DEALT_OUT
    }

    final Fixes fixes;
    final Audit audit;
    final Op[] ops;
    final int rounds;

    final int ptrsPerPte;
    final int pmds;

    /** The length of the mapping in pages. */
    final int size;

    /** Which page table of the address space the mapping begins with. */
    final int firstPmd;

    final boolean vmaPerPage;
    final boolean dontcopy;
    final boolean uniprocessor;
    final boolean swapsOut;
    final boolean touches;
    final boolean exits;
    final boolean memoryFails;

    final SpinLock pageTableShareLock = new SpinLock("page_table_share_lock");
    private final SpinLock[] iSharedLock;
    private final Mutex[] iSharedSem;

    final Mm[] mms;
    final UserThread[] threads;

    /** The mm and the thread that fork() makes, or null. */
    final Mm child;

    final UserThread childThread;

    /** Whether fork() has made the child. */
    boolean forked;

    final PageTable[] allTables;
    final Pool<PageTable> pageTables;
    final DataPage[] allPages;
    final Pool<DataPage> pages;
    final SwapEntry[] allEntries;
    final Pool<SwapEntry> swap;
    final DataPage[] filePages;
    final DataPage zeroPage;

    /** All values of ptes, by {@link Pte#index}. */
    final Pte[] ptes;

    final PteAlloc pteAlloc = new PteAlloc(this);
    final Zap zap = new Zap(this);
    final Fork fork = new Fork(this);
    final Fault fault = new Fault(this);
    final Exit exit = new Exit(this);
    final SwapOut swapOut = new SwapOut(this);

    /**
     * @param mms how many mms share their page tables at the start
     * @param threads how many threads these mms have; they are dealt out in turn
     */
    public PageTableSharing(
            int mms, int threads, int rounds, Set<Op> ops, Set<Setup> setup, Set<Fix> fixes) {
        this.fixes = new Fixes(fixes);
        this.ops = ops.toArray(new Op[0]);
        this.rounds = rounds;
        ptrsPerPte = setup.contains(Setup.TWO_PTES) ? 2 : 1;
        pmds = setup.contains(Setup.TWO_PMDS) ? 2 : 1;
        size = pmds * ptrsPerPte;
        firstPmd = setup.contains(Setup.LOW_ADDRESS) ? 0 : 1;
        vmaPerPage = setup.contains(Setup.VMA_PER_PAGE);
        dontcopy = setup.contains(Setup.DONTCOPY);
        uniprocessor = setup.contains(Setup.UNIPROCESSOR);
        swapsOut = ops.contains(Op.SWAP_OUT);
        touches = ops.contains(Op.TOUCH);
        exits = ops.contains(Op.EXIT);
        memoryFails = setup.contains(Setup.OUT_OF_MEMORY);

        int files = vmaPerPage ? size : 1;
        audit = new Audit(this, files);
        iSharedLock = new SpinLock[files];
        iSharedSem = new Mutex[files];
        for (int i = 0; i < files; i++) {
            iSharedLock[i] = new SpinLock("i_shared_lock");
            iSharedSem[i] = new Mutex("i_shared_sem");
        }

        boolean forks = ops.contains(Op.FORK);
        int sharers = setup.contains(Setup.SLEEPING_SHARER) ? mms + 1 : mms;
        this.mms = newMms(forks ? sharers + 1 : sharers);
        child = forks ? this.mms[sharers] : null;
        this.threads = new UserThread[forks ? threads + 1 : threads];
        for (int t = 0; t < this.threads.length; t++) {
            String name = t == threads ? "child" : "thread" + t;
            Mm of = this.mms[t == threads ? sharers : t % mms];
            this.threads[t] = new UserThread(name, this, of, opsOf(t, setup));
        }
        childThread = forks ? this.threads[threads] : null;

        allTables = newTables(this.mms.length * pmds + this.threads.length);
        int most = this.mms.length * size + this.threads.length + 1;
        allPages = newPages(DataPage.Kind.ANONYMOUS, most, 0);
        filePages = newPages(DataPage.Kind.FILE, size, most);
        zeroPage = new DataPage(DataPage.Kind.ZERO, this, most + size);
        allEntries = newEntries(setup.contains(Setup.SWAP) ? size + 1 : 0, most + size + 1);
        ptes = allPtes();

        Supply supply = memoryFails ? Supply.MAY_FAIL : Supply.RELIABLE;
        pageTables = new Pool<>("page tables", supply, allTables);
        pages = new Pool<>("pages", supply, allPages);
        swap = new Pool<>("swap space", Supply.RELIABLE, allEntries);
        populate(setup, sharers);
    }

    private Mm[] newMms(int count) {
        Mm[] all = new Mm[count];
        for (int m = 0; m < count; m++) all[m] = new Mm("mm" + m, pmds, size);
        return all;
    }

    private Op[] opsOf(int thread, Set<Setup> setup) {
        return setup.contains(Setup.OPS_DEALT_OUT) ? new Op[] {ops[thread % ops.length]} : ops;
    }

    private PageTable[] newTables(int count) {
        PageTable[] all = new PageTable[count];
        for (int i = 0; i < count; i++) all[i] = new PageTable(this);
        return all;
    }

    private DataPage[] newPages(DataPage.Kind kind, int count, int first) {
        DataPage[] all = new DataPage[count];
        for (int i = 0; i < count; i++) all[i] = new DataPage(kind, this, first + i);
        return all;
    }

    private SwapEntry[] newEntries(int count, int pagesBefore) {
        SwapEntry[] all = new SwapEntry[count];
        for (int i = 0; i < count; i++) {
            all[i] = new SwapEntry(this, DataPage.PTES * pagesBefore + i);
        }
        return all;
    }

    private Pte[] allPtes() {
        Pte[] all = new Pte[DataPage.PTES * (allPages.length + size + 1) + allEntries.length];
        for (DataPage page : allPages) add(all, page);
        for (DataPage page : filePages) add(all, page);
        add(all, zeroPage);
        for (SwapEntry entry : allEntries) all[entry.pte.index] = entry.pte;
        return all;
    }

    private static void add(Pte[] all, DataPage page) {
        all[page.clean.index] = page.clean;
        all[page.dirtied.index] = page.dirtied;
        all[page.writable.index] = page.writable;
    }

    /** What the mms have mapped and written before the model starts, and fork() has shared. */
    private void populate(Set<Setup> setup, int sharers) {
        for (int m = 0; m < sharers; m++) {
            mms[m].live = true;
            for (int i = 0; i < size; i++) mms[m].mapped[i] = true;
        }
        for (UserThread thread : threads) {
            AtomicInt users = thread.mm.mmUsers;
            if (thread != childThread) users.set(users.get() + 1);
        }
        if (setup.contains(Setup.SLEEPING_SHARER)) mms[sharers - 1].mmUsers.set(1);
        if (setup.contains(Setup.NO_TABLES)) return;
        for (int p = 0; p < pmds; p++) {
            PageTable table = allTables[p];
            pageTables.startAllocated(table);
            table.count.set(sharers);
            for (int m = 0; m < sharers; m++) mms[m].pmd[p] = table;
            if (setup.contains(Setup.NO_PAGES)) continue;
            int used = setup.contains(Setup.ALL_PAGES) ? ptrsPerPte : 1;
            for (int i = 0; i < used; i++) mapPage(table, sharers, p * ptrsPerPte + i);
        }
    }

    private void mapPage(PageTable table, int sharers, int address) {
        DataPage page = allPages[address];
        pages.startAllocated(page);
        page.count.set(1);
        table.pte[pteIndex(address)] = sharers == 1 ? page.writable : page.dirtied;
        for (int m = 0; m < sharers; m++) mms[m].wrote[address] = true;
        for (UserThread thread : threads) {
            if (thread != childThread) thread.tlb.fill(address, page, sharers == 1);
        }
    }

    int pmdIndex(int address) {
        return address / ptrsPerPte;
    }

    int pteIndex(int address) {
        return address % ptrsPerPte;
    }

    /** The first address behind the page table of this one. */
    int nextPmd(int address) {
        return (pmdIndex(address) + 1) * ptrsPerPte;
    }

    /** The end of the vma, or of the gap, that begins at or goes on at this address. */
    int vmaEnd(Mm mm, int start) {
        int end = start + 1;
        if (vmaPerPage) return end;
        while (end < size
                && mm.mapped[end] == mm.mapped[start]
                && isDontcopy(end) == isDontcopy(start)) {
            end++;
        }
        return end;
    }

    /** VM_DONTCOPY of the vma at this address. */
    boolean isDontcopy(int address) {
        return dontcopy && address == size - 1;
    }

    /** The end of the file that is mapped at this address. */
    int fileEnd(int address) {
        return vmaPerPage ? address + 1 : size;
    }

    /** The number of the file that is mapped at this address. */
    int file(int address) {
        return vmaPerPage ? address : 0;
    }

    /** Locks mapping->i_shared_lock of the file that is mapped at this address. */
    void lockISharedLock(int address) {
        if (fixes.sleepingISharedLock) {
            iSharedSem[file(address)].lock();
        } else {
            iSharedLock[file(address)].lock();
        }
    }

    void unlockISharedLock(int address) {
        if (fixes.sleepingISharedLock) {
            iSharedSem[file(address)].unlock();
        } else {
            iSharedLock[file(address)].unlock();
        }
    }

    /** mm/filemap.c, filemap_nopage(): the page of the file, got. */
    DataPage nopage(int address) {
        filePages[address].getPage();
        return filePages[address];
    }

    /** mm/page_alloc.c, alloc_page(GFP_HIGHUSER): may sleep; null without memory. */
    DataPage allocPage() {
        DataPage page = pages.allocSleeping();
        if (page != null) page.prepNewPage();
        return page;
    }

    /** mm/swapfile.c, get_swap_page(): null without swap space. */
    SwapEntry getSwapPage() {
        if (allEntries.length == 0) return null;
        SwapEntry entry = swap.alloc();
        if (entry != null) entry.count.set(1);
        return entry;
    }

    /** arch/i386/kernel/smp.c, flush_tlb_mm(): an interrupt to every CPU that uses the mm. */
    void flushTlbMm(Mm mm) {
        if (!touches) return;
        Steps.atomically(
                () -> {
                    for (int t = 0; t < threads.length; t++) {
                        if (threads[t].mm == mm) threads[t].tlb.flushAll();
                    }
                });
    }

    /** arch/i386/kernel/smp.c, flush_tlb_page(). */
    void flushTlbPage(Mm mm, int address) {
        if (!touches) return;
        Steps.atomically(
                () -> {
                    for (int t = 0; t < threads.length; t++) {
                        if (threads[t].mm == mm) threads[t].tlb.flush(address);
                    }
                });
    }
}
