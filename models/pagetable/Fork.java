package pagetable;

import sharelock.model.Steps;

/** fork(): dup_mmap() (kernel/fork.c) and copy_page_range() of the patch. */
final class Fork {
    private final PageTableSharing kernel;

    Fork(PageTableSharing kernel) {
        this.kernel = kernel;
    }

    /** kernel/fork.c, copy_mm(), and the start of the child: once in a run. */
    void fork(UserThread current) {
        Mm child = kernel.child;
        if (!Steps.atomically(() -> initChild())) return;
        current.mm.mmapSem.downWrite();
        boolean copied = dupMmap(child, current.mm);
        current.mm.mmapSem.upWrite();
        if (copied) {
            Steps.ghost(() -> child.inherit(current.mm));
            kernel.childThread.start();
        } else if (kernel.memoryFails) {
            kernel.exit.mmput(current, child);
        }
    }

    /** kernel/fork.c, mm_init(): false if the child has been made before. */
    private boolean initChild() {
        if (kernel.forked) return false;
        kernel.forked = true;
        kernel.child.mmUsers.set(1);
        return true;
    }

    /** kernel/fork.c, dup_mmap(), under the parent's mmap_sem for write: false without memory. */
    private boolean dupMmap(Mm mm, Mm parent) {
        boolean copied = true;
        int start = 0;
        while (copied && start < kernel.size) {
            int end = kernel.vmaEnd(parent, start);
            if (parent.mapped[start] && !kernel.isDontcopy(start)) {
                kernel.lockISharedLock(start);
                linkVma(mm, start, end);
                kernel.unlockISharedLock(start);
                mm.pageTableLock.lock();
                copied = copyPageRange(mm, parent, start, end);
                mm.pageTableLock.unlock();
            }
            start = end;
        }
        kernel.flushTlbMm(parent);
        return copied;
    }

    /** The part of dup_mmap() that puts the vma into the list of the file. */
    private void linkVma(Mm mm, int start, int end) {
        Steps.atomically(
                () -> {
                    Steps.ghost(() -> kernel.audit.listChanges(kernel.file(start)));
                    for (int i = start; i < end; i++) mm.mapped[i] = true;
                });
    }

    /** mm/memory.c, copy_page_range(), for one vma: false without memory. */
    private boolean copyPageRange(Mm dst, Mm src, int start, int end) {
        boolean copied = true;
        int address = start;
        while (copied && address < end) {
            int stop = kernel.nextPmd(address) < end ? kernel.nextPmd(address) : end;
            copied = copyPmd(dst, src, address, stop);
            address = stop;
        }
        return copied;
    }

    /** The part of copy_page_range() for one pmd. */
    private boolean copyPmd(Mm dst, Mm src, int start, int end) {
        int index = kernel.pmdIndex(start);
        if (kernel.fixes.forkReadsPmdLocked) src.pageTableLock.lock();
        PageTable srcPtb = src.pmd[index];
        if (srcPtb == null) {
            if (kernel.fixes.forkReadsPmdLocked) src.pageTableLock.unlock();
            return true;
        }
        boolean share = false;
        if (mayShare(index)) {
            if (dst.pmd[index] == null) {
                if (!kernel.fixes.forkReadsPmdLocked) src.pageTableLock.lock();
                srcPtb.getPage();
                dst.pmd[index] = srcPtb; // pmd_populate()
                share = true;
            } else if (kernel.fixes.protectWholeTable) {
                if (kernel.fixes.forkReadsPmdLocked) src.pageTableLock.unlock();
                return true;
            } else if (src.pmd[index] == dst.pmd[index]) {
                if (!kernel.fixes.forkReadsPmdLocked) src.pageTableLock.lock();
                share = true;
            }
        }
        if (share) {
            writeProtect(srcPtb, start, end);
            src.pageTableLock.unlock();
            return true;
        }
        if (kernel.fixes.forkReadsPmdLocked) src.pageTableLock.unlock();
        return copyPtes(dst, src, srcPtb, start, end);
    }

    /** Whether a table may be shared: as posted, always. */
    private boolean mayShare(int index) {
        return !(kernel.fixes.shareWholeVmas && kernel.dontcopy && index == kernel.pmds - 1);
    }

    /** The loop behind the label {@code share}. */
    private void writeProtect(PageTable srcPtb, int start, int end) {
        int first = kernel.pteIndex(start);
        int last = first + end - start;
        if (kernel.fixes.protectWholeTable) {
            first = 0;
            last = kernel.ptrsPerPte;
        }
        for (int i = first; i < last; i++) {
            Pte pte = srcPtb.get(i);
            if (pte != null && pte.present() && !pte.page.isReserved()) srcPtb.setWrprotect(i);
        }
    }

    /** The part behind the label {@code no_share}, which is that of 2.4.17. */
    private boolean copyPtes(Mm dst, Mm src, PageTable seen, int start, int end) {
        int index = kernel.pmdIndex(start);
        PageTable dstPtb = kernel.pteAlloc.pteAlloc(dst, index, false);
        if (dstPtb == null) return false;
        src.pageTableLock.lock();
        PageTable srcPtb = kernel.fixes.forkReadsPmdLocked ? src.pmd[index] : seen;
        for (int address = start; srcPtb != null && address < end; address++) {
            int i = kernel.pteIndex(address);
            Pte pte = srcPtb.get(i);
            if (pte == null) continue;
            if (!pte.present()) {
                pte.entry.swapDuplicate();
            } else if (!pte.page.isReserved()) {
                Page ptepage = pte.page;
                srcPtb.setWrprotect(i);
                pte = srcPtb.get(i);
                ptepage.getPage();
            }
            dstPtb.setPte(dst, address, null, pte);
        }
        src.pageTableLock.unlock();
        return true;
    }
}
