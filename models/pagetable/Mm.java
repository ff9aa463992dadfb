package pagetable;

import sharelock.kernel.AtomicInt;
import sharelock.kernel.RwSemaphore;
import sharelock.kernel.SpinLock;
import sharelock.model.Steps;

/**
 * An address space (include/linux/sched.h, struct mm_struct). An address is the number of a page,
 * from the start of the one mapping: a private, writable mapping of a file.
 */
final class Mm {
    final RwSemaphore mmapSem;
    final SpinLock pageTableLock;

    /** mm_users: the threads, and swap_out() while it is at work. */
    final AtomicInt mmUsers = new AtomicInt(0);

    /** Guarded by pageTableLock. The last one, behind the mapping, stays empty. */
    final PageTable[] pmd;

    /** The vmas: which pages are mapped. Written under mmapSem for write and i_shared_lock. */
    final boolean[] mapped;

    /** What this mm wrote to, and nobody has zapped since: ghost state. */
    final boolean[] wrote;

    /** Whether a thread runs in this mm, or ran in it: ghost state. */
    boolean live;

    Mm(String name, int pmds, int pages) {
        mmapSem = new RwSemaphore(name + ".mmap_sem");
        pageTableLock = new SpinLock(name + ".page_table_lock");
        pmd = new PageTable[pmds + 1];
        mapped = new boolean[pages];
        wrote = new boolean[pages];
    }

    /** mm/mmap.c, remove_shared_vm_struct(), and the unlinking of the vma before it. */
    void unmap(PageTableSharing kernel, int start, int end) {
        Steps.atomically(
                () -> {
                    Steps.ghost(() -> kernel.audit.listChanges(kernel.file(start)));
                    for (int i = start; i < end; i++) mapped[i] = false;
                    Steps.ghost(() -> forget(start, end));
                });
    }

    /** The child has what its parent had: from now on it counts as alive. Ghost code. */
    void inherit(Mm parent) {
        live = true;
        for (int i = 0; i < wrote.length; i++) wrote[i] = mapped[i] && parent.wrote[i];
    }

    private void forget(int start, int end) {
        for (int i = start; i < end; i++) wrote[i] = false;
    }

    /** include/asm-i386/pgtable-2level.h, pmd_clear(), by a zap from start to end. */
    void clearPmd(int index, int start, int end) {
        Steps.atomically(
                () -> {
                    pmd[index] = null;
                    Steps.ghost(() -> forget(start, end));
                });
    }
}
