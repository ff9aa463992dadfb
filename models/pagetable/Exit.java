package pagetable;

import sharelock.model.Steps;

/** The calls that unmap (mm/mmap.c, kernel/fork.c, mm/memory.c, drivers/char/mem.c). */
final class Exit {
    private final PageTableSharing kernel;

    Exit(PageTableSharing kernel) {
        this.kernel = kernel;
    }

    /** kernel/exit.c, exit_mm(): the CPU leaves the mm. */
    void exitMm(UserThread current) {
        if (kernel.touches) Steps.atomically(() -> current.tlb.flushAll());
        mmput(current, current.mm);
    }

    /** kernel/fork.c, mmput(). */
    void mmput(UserThread current, Mm mm) {
        boolean last = mm.mmUsers.decAndTest();
        if (last && (kernel.exits || kernel.memoryFails)) exitMmap(current, mm);
    }

    /** mm/mmap.c, exit_mmap(): each vma, then the page tables. */
    private void exitMmap(UserThread current, Mm mm) {
        int start = 0;
        while (start < kernel.size) {
            int end = kernel.vmaEnd(mm, start);
            if (mm.mapped[start]) {
                removeSharedVmStruct(mm, start, end);
                kernel.zap.zapPageRange(current, mm, start, end);
            }
            start = end;
        }
        kernel.flushTlbMm(mm);
        kernel.zap.clearPageTables(mm, 0, kernel.pmds);
    }

    /** mm/mmap.c, remove_shared_vm_struct(). */
    private void removeSharedVmStruct(Mm mm, int start, int end) {
        kernel.lockISharedLock(start);
        mm.unmap(kernel, start, end);
        kernel.unlockISharedLock(start);
    }

    /** mm/mmap.c, sys_munmap() and do_munmap(). */
    void munmap(UserThread current, int start, int end) {
        Mm mm = current.mm;
        mm.mmapSem.downWrite();
        int from = start;
        while (from < end) {
            int vmaEnd = kernel.vmaEnd(mm, from);
            int to = vmaEnd < end ? vmaEnd : end;
            if (mm.mapped[from]) {
                removeSharedVmStruct(mm, from, to);
                kernel.zap.zapPageRange(current, mm, from, to);
            }
            from = to;
        }
        freePgtables(mm, start, end);
        mm.mmapSem.upWrite();
    }

    /** mm/mmap.c, free_pgtables(): frees the tables in the range that no vma needs any more. */
    private void freePgtables(Mm mm, int start, int end) {
        int first = kernel.pmdIndex(start);
        int last = kernel.pmdIndex(end - 1);
        while (first <= last && isNeeded(mm, first)) first++;
        while (last >= first && isNeeded(mm, last)) last--;
        if (first <= last) kernel.zap.clearPageTables(mm, first, last + 1);
    }

    private boolean isNeeded(Mm mm, int index) {
        boolean needed = false;
        int first = index * kernel.ptrsPerPte;
        for (int i = first; i < first + kernel.ptrsPerPte; i++) {
            if (mm.mapped[i]) needed = true;
        }
        return needed;
    }

    /** mm/memory.c, vmtruncate() and vmtruncate_list(): no mmap_sem. */
    void vmtruncate(UserThread current, int from) {
        kernel.lockISharedLock(from);
        Steps.atomically(() -> comeToList(from));
        int fileEnd = kernel.fileEnd(from);
        for (int m = 0; m < kernel.mms.length; m++) {
            Mm mm = kernel.mms[m];
            int start = from;
            while (start < fileEnd) {
                int end = kernel.vmaEnd(mm, start);
                if (mm.mapped[start]) {
                    kernel.zap.zapPageRange(current, mm, start, end);
                }
                start = end;
            }
        }
        kernel.unlockISharedLock(from);
        Steps.ghost(() -> kernel.audit.walks(kernel.file(from), -1));
    }

    /** Reads mapping->i_mmap, the head of the list of the file's vmas. */
    private void comeToList(int from) {
        Steps.ghost(() -> kernel.audit.walks(kernel.file(from), 1));
    }

    /** drivers/char/mem.c, read_zero_pagealigned(). */
    void readZero(UserThread current, int start, int end) {
        Mm mm = current.mm;
        if (kernel.fixes.writeSemForZero) {
            mm.mmapSem.downWrite();
        } else {
            mm.mmapSem.downRead();
        }
        int from = start;
        while (from < end && mm.mapped[from]) {
            int vmaEnd = kernel.vmaEnd(mm, from);
            int to = vmaEnd < end ? vmaEnd : end;
            kernel.zap.zapPageRange(current, mm, from, to);
            zeromapPageRange(mm, from, to);
            from = to;
        }
        if (kernel.fixes.writeSemForZero) {
            mm.mmapSem.upWrite();
        } else {
            mm.mmapSem.upRead();
        }
    }

    /** mm/memory.c, zeromap_page_range(). */
    private void zeromapPageRange(Mm mm, int start, int end) {
        mm.pageTableLock.lock();
        boolean memory = true;
        for (int address = start; memory && address < end; address++) {
            PageTable table = kernel.pteAlloc.pteAlloc(mm, kernel.pmdIndex(address), true);
            memory = table != null;
            if (memory) {
                Pte old = table.get(kernel.pteIndex(address));
                table.setPte(mm, address, old, kernel.zeroPage.clean);
                assert old == null : "forget_pte: old mapping existed!";
            }
        }
        mm.pageTableLock.unlock();
        kernel.flushTlbMm(mm);
    }
}
