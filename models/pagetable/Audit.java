package pagetable;

import sharelock.model.Steps;

/**
 * What went wrong when something was written or used, for the properties: ghost code sets each mark
 * where the deed is done, in the same step, and it stays.
 */
final class Audit {
    private final PageTableSharing kernel;

    /** A pte was written through a table that another mm refers to. */
    boolean wroteSharedTable;

    /** The shared table that __pte_alloc() copies under page_table_share_lock. */
    PageTable copied;

    /** A pte was written in a table that __pte_alloc() was copying. */
    boolean wroteCopiedTable;

    /** A zap cleared a pte of a table that another mm refers to. */
    boolean zappedSharedTable;

    /** A pte was written through a table that is not the writer's. */
    boolean wroteForeignTable;

    /** A pte was written that had changed since the writer read it. */
    boolean lostUpdate;

    /** A CPU used a page through its TLB, or through the page tables, after it was freed. */
    boolean touchedFreePage;

    /** free_one_pmd() met a table with a use count above one. */
    boolean freedSharedTable;

    /** __pte_alloc() copied a table, and nobody was left to keep the original. */
    boolean unsharedLast;

    /** How many vmtruncate()s walk the list of the vmas of each file. */
    private final int[] walkers;

    /**
     * @param files how many files are mapped
     */
    Audit(PageTableSharing kernel, int files) {
        this.kernel = kernel;
        walkers = new int[files];
    }

    /** vmtruncate() comes to the list of the file's vmas, or leaves it. */
    void walks(int file, int more) {
        walkers[file] += more;
    }

    /** A vma is put on the list of the file, or taken off and freed. */
    void listChanges(int file) {
        assert walkers[file] == 0 : "the list of vmas changes while vmtruncate() walks it";
    }

    /** The thread is done with the operation. A step lies before. */
    void completes(UserThread thread, Op op) {
        Steps.ghost(() -> thread.last = op);
    }

    /** A CPU is to use a free page. Part of a step. */
    void touchesFreePage() {
        Steps.ghost(() -> touchedFreePage = true);
    }

    /** Notes whose table the mm writes; write-protecting for fork() is not counted. */
    void written(PageTable table, Mm writer) {
        if (isSharedWith(table, writer)) wroteSharedTable = true;
        if (!refersTo(writer, table)) wroteForeignTable = true;
        if (table == copied) wroteCopiedTable = true;
    }

    /**
     * __pte_alloc() comes to a table under page_table_share_lock, and copies it if it is shared.
     */
    void copies(PageTable table) {
        if (table != null && table.pageCount() > 1) copied = table;
    }

    /** Notes whose table a zap clears a pte of. */
    void zapped(PageTable table, Mm by) {
        if (isSharedWith(table, by)) zappedSharedTable = true;
    }

    /** Whether another mm than this one refers to the table. */
    private boolean isSharedWith(PageTable table, Mm one) {
        boolean shared = false;
        for (int m = 0; m < kernel.mms.length; m++) {
            Mm mm = kernel.mms[m];
            if (mm != one && refersTo(mm, table)) shared = true;
        }
        return shared;
    }

    private static boolean refersTo(Mm mm, PageTable table) {
        boolean found = false;
        for (int i = 0; i < mm.pmd.length; i++) {
            if (mm.pmd[i] == table) found = true;
        }
        return found;
    }

    /** How many pmds refer to the table. */
    int pmdsThatReferTo(PageTable table) {
        int pmds = 0;
        for (int m = 0; m < kernel.mms.length; m++) {
            Mm mm = kernel.mms[m];
            for (int i = 0; i < mm.pmd.length; i++) {
                if (mm.pmd[i] == table) pmds++;
            }
        }
        return pmds;
    }

    /** How many ptes refer to the page, in the tables that a pmd refers to. */
    int ptesThatReferTo(DataPage page) {
        int ptes = 0;
        for (int t = 0; t < kernel.allTables.length; t++) {
            PageTable table = kernel.allTables[t];
            if (pmdsThatReferTo(table) == 0) continue;
            for (int i = 0; i < table.pte.length; i++) {
                if (table.pte[i] != null && table.pte[i].page == page) ptes++;
            }
        }
        return ptes;
    }

    /**
     * Whether the only user of the mm is inside the kernel with its page_table_lock: nobody goes by
     * its ptes until it lets go, and 2.4.17 puts a page before it clears the pte.
     */
    boolean isQuiet(Mm mm) {
        int users = 0;
        boolean held = false;
        for (int t = 0; t < kernel.threads.length; t++) {
            if (kernel.threads[t].mm != mm) continue;
            users++;
            if (mm.pageTableLock.isHeldBy(kernel.threads[t])) held = true;
        }
        return held && (users == 1 || mm.mmUsers.get() == 1);
    }

    /** Whether some mm maps the page that is not quiet. */
    boolean isMapped(DataPage page) {
        boolean found = false;
        for (int m = 0; m < kernel.mms.length; m++) {
            if (isMappedIn(kernel.mms[m], page)) found = true;
        }
        return found;
    }

    /** Whether the mm maps the page, and is not quiet. */
    boolean isMappedIn(Mm mm, DataPage page) {
        if (isQuiet(mm)) return false;
        boolean found = false;
        for (int address = 0; address < kernel.size; address++) {
            Pte pte = pteOf(mm, address);
            if (pte != null && pte.page == page) found = true;
        }
        return found;
    }

    /** How many ptes hold the swap entry, in the tables that a pmd refers to. */
    int ptesWith(SwapEntry entry) {
        int ptes = 0;
        for (int t = 0; t < kernel.allTables.length; t++) {
            PageTable table = kernel.allTables[t];
            if (pmdsThatReferTo(table) == 0) continue;
            for (int i = 0; i < table.pte.length; i++) {
                if (table.pte[i] == entry.pte) ptes++;
            }
        }
        return ptes;
    }

    /** What the mm maps at an address: null is nothing. */
    Pte pteOf(Mm mm, int address) {
        PageTable table = mm.pmd[kernel.pmdIndex(address)];
        return table == null ? null : table.pte[kernel.pteIndex(address)];
    }

    /** Whether some task holds a lock under which page tables change. */
    boolean locked() {
        boolean locked = kernel.pageTableShareLock.isLocked();
        for (int m = 0; m < kernel.mms.length; m++) {
            if (kernel.mms[m].pageTableLock.isLocked()) locked = true;
        }
        return locked;
    }
}
