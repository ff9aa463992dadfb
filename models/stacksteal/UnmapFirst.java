package stacksteal;

import sharelock.model.Steps;

/**
 * The steal as {@link Fix#UNMAP_FIRST} has it: first nobody can reach the page through the address
 * of the stack any more, then it is copied, then it is freed.
 *
 * <pre>
 *   begin()                   pte_clear()         under rq-&gt;lock and stack_lock
 *   finish()                  flush all TLBs      no lock held
 *                             memcpy()            under stack_lock, unless reclaimed since
 *                             __free_page()
 *   reclaim(), in between     set_pte()           the same page again
 *   reclaim(), later          memcpy(), set_pte() a new page
 * </pre>
 *
 * <p>task->thread_info stays the address of the stack: whether a stack is stolen stands in the
 * task_struct, and so does where the copy is. The page is read and written at its address in low
 * memory, page_address().
 */
final class UnmapFirst {
    private final StackSteal kernel;
    private final Processor cpu;

    /** The task that this CPU steals from, with a reference, and what it copies to. */
    private TaskStruct victim;

    private Frame copy;

    UnmapFirst(StackSteal kernel, Processor cpu) {
        this.kernel = kernel;
        this.cpu = cpu;
    }

    /** Under rq->lock: takes the page out of the page table, if there is memory for the copy. */
    void begin(TaskStruct task) {
        Frame ti = kernel.kmalloc.alloc(!kernel.fixes.gfpAtomic);
        if (ti == null) {
            if (kernel.fixes.checkAllocation) return;
            throw new AssertionError("BUG: memcpy() to the NULL that kmalloc() gave");
        }
        victim = task;
        copy = ti;
        if (!kernel.mutants.noTaskReference) Steps.atomically(() -> task.usage++);
        task.stackLock.lock();
        task.stealing = ti;
        task.stackPage = kernel.pte[task.pid];
        Steps.atomically(
                () -> {
                    kernel.pte[task.pid] = null;
                    Steps.ghost(() -> kernel.audit.stolen(task));
                });
        task.stackLock.unlock();
    }

    /** Copies the page and frees it, unless the task has been given it back: the task, or null. */
    TaskStruct finish() {
        TaskStruct task = victim;
        if (task == null) return null;
        Frame ti = copy;
        victim = null;
        copy = null;
        if (!kernel.mutants.flushAfterCopy) cpu.flushTlbKernelRange();
        boolean off = cpu.irq.localIrqSave();
        kernel.assertLive(task);
        task.stackLock.lock();
        Frame page = null;
        if (task.stealing == ti || kernel.mutants.noStealRecheck) {
            page = task.stackPage;
            copyContents(page, ti);
            task.stackCopy = ti;
            task.stealing = null;
            task.stackPage = null;
        }
        task.stackLock.unlock();
        cpu.irq.localIrqRestore(off);
        if (kernel.mutants.flushAfterCopy) cpu.flushTlbKernelRange();
        if (page == null) {
            kernel.kmalloc.free(ti);
        } else {
            kernel.pages.free(page);
        }
        return task;
    }

    /** Both for the scheduler and for do_page_fault(): false if there is no memory. */
    boolean reclaim(TaskStruct task, boolean inFault) {
        boolean off = cpu.irq.localIrqSave();
        task.stackLock.lock();
        boolean done = true;
        Frame ti = null;
        if (task.stealing != null) {
            endSteal(task);
        } else {
            ti = task.stackCopy;
            if (ti != null) done = restore(task, ti, inFault);
        }
        task.stackLock.unlock();
        if (ti != null && done) kernel.kmalloc.free(ti);
        cpu.irq.localIrqRestore(off);
        return done;
    }

    private void endSteal(TaskStruct task) {
        Frame page = task.stackPage;
        Steps.atomically(
                () -> {
                    kernel.pte[task.pid] = page;
                    Steps.ghost(() -> kernel.audit.stealEnded = true);
                });
        task.stealing = null;
        task.stackPage = null;
    }

    private boolean restore(TaskStruct task, Frame ti, boolean inFault) {
        Frame page = kernel.pages.alloc(!kernel.fixes.gfpAtomic);
        if (page == null) {
            if (kernel.fixes.checkAllocation) return false;
            page = kernel.noPage;
        }
        if (!kernel.mutants.mapBeforeRestore) copyContents(ti, page);
        map(task, page, inFault);
        if (kernel.mutants.mapBeforeRestore) copyContents(ti, page);
        task.stackCopy = null;
        return true;
    }

    private void map(TaskStruct task, Frame page, boolean inFault) {
        Steps.atomically(
                () -> {
                    kernel.pte[task.pid] = page;
                    Steps.ghost(() -> task.getsStack(page));
                    if (inFault) Steps.ghost(() -> kernel.audit.faultRestored = true);
                });
    }

    /** memcpy(): one step, since one of the two is nobody else's. */
    private void copyContents(Frame from, Frame to) {
        Steps.atomically(
                () -> {
                    to.flags = from.flags;
                    to.cpu = from.cpu;
                    to.stack = from.stack;
                });
    }

    /** free_thread_info() of a stack that is not stolen, without a reference to the task. */
    void free(TaskStruct task) {
        Frame page = kernel.pte[task.pid];
        kernel.pte[task.pid] = null;
        if (!kernel.mutants.noFlushAtExit) cpu.flushTlbKernelRange();
        kernel.pages.free(page);
    }
}
