package stacksteal;

import sharelock.model.Steps;
import stacksteal.TaskStruct.State;

/**
 * The stack area: what the patch adds to arch/i386/kernel/process.c, include/asm-i386/thread_info.h
 * and mm/vmalloc.c, with the changes that mend it behind {@link Fixes}.
 */
final class TaskStack {
    private final StackSteal kernel;
    private final Processor cpu;
    private final UnmapFirst unmapFirst;

    /** A flush that waits until rq->lock is dropped: for {@link Fix#FLUSH_AFTER_UNLOCK}. */
    private boolean owesFlush;

    TaskStack(StackSteal kernel, Processor cpu) {
        this.kernel = kernel;
        this.cpu = cpu;
        unmapFirst = new UnmapFirst(kernel, cpu);
    }

    /*
     * The macros.
     */

    /** task_stack_steal(prev), of context_switch(). */
    void steal(TaskStruct prev) {
        if (prev.deep || prev.pid == 0) return;
        if (kernel.fixes.sleepersOnly && prev.state == State.RUNNING) return;
        if (kernel.fixes.unmapFirst) {
            unmapFirst.begin(prev);
        } else {
            stealPosted(prev);
        }
    }

    /** What a fix leaves of a steal for later: the task that lost its stack to it, or null. */
    TaskStruct finishSteal() {
        if (kernel.fixes.unmapFirst) return unmapFirst.finish();
        if (owesFlush) {
            owesFlush = false;
            cpu.flushTlbKernelRange();
        }
        return null;
    }

    /** task_stack_reclaim(next), of context_switch(): false if there is no memory for the stack. */
    boolean reclaim(TaskStruct next) {
        if (kernel.mutants.noReclaim) return true;
        if (kernel.fixes.unmapFirst) return unmapFirst.reclaim(next, false);
        int flags = threadFlags(next);
        if (flags < 0) throw new AssertionError("BUG: a thread_info is not mapped");
        return (flags & Frame.VIRTUAL) == 0 || reclaimPosted(next, false);
    }

    /** The same of do_page_fault(), where it can fault itself. */
    void reclaimInFault(TaskStruct task) {
        if (kernel.fixes.unmapFirst) {
            unmapFirst.reclaim(task, true);
            return;
        }
        int flags = threadFlags(task);
        if (flags < 0) {
            // The handler calls itself until task->thread_info has changed.
            Steps.ghost(() -> kernel.audit.nestedFault = true);
            return;
        }
        if ((flags & Frame.VIRTUAL) != 0) reclaimPosted(task, true);
    }

    /** task->thread_info->flags: -1 is a page fault. */
    private int threadFlags(TaskStruct task) {
        Frame ti = task.threadInfo;
        return Steps.atomically(
                () -> {
                    if (ti != null) {
                        kernel.kmalloc.assertLive(ti);
                        return ti.flags;
                    }
                    Frame page = cpu.translate(task);
                    return page == null ? -1 : page.flags;
                });
    }

    /*
     * arch/i386/kernel/process.c.
     */

    /** _task_stack_steal(). */
    private void stealPosted(TaskStruct task) {
        Frame ti = kernel.kmalloc.alloc(!kernel.fixes.gfpAtomic);
        if (ti == null) {
            if (kernel.fixes.checkAllocation) return;
            throw new AssertionError("BUG: memcpy() to the NULL that kmalloc() gave");
        }
        copyThreadInfo(task, ti);
        copyStack(task, ti);
        if (task.threadInfo != null) {
            throw new AssertionError("BUG: task_stack_virtualize() of a copy");
        }
        virtualize(task, true);
        task.threadInfo = ti;
        int flags = Steps.atomically(() -> ti.flags);
        Steps.atomically(
                () -> {
                    kernel.kmalloc.assertLive(ti);
                    ti.flags = flags | Frame.VIRTUAL;
                });
    }

    private void copyThreadInfo(TaskStruct task, Frame ti) {
        Frame from = task.threadInfo;
        Steps.atomically(
                () -> {
                    Frame source = from == null ? cpu.mapped(task) : from;
                    ti.flags = source.flags;
                    ti.cpu = source.cpu;
                    Steps.ghost(() -> kernel.audit.stolen(task));
                });
    }

    private void copyStack(TaskStruct task, Frame ti) {
        Steps.atomically(() -> ti.stack = cpu.mapped(task).stack);
    }

    /** _task_stack_reclaim(): every mention of task->thread_info reads it again. */
    private boolean reclaimPosted(TaskStruct task, boolean inFault) {
        boolean allocated = kernel.fixes.checkAllocation;
        if (allocated && !realize(task, !kernel.fixes.gfpAtomic)) return false;
        Frame ti = task.threadInfo;
        int flags = Steps.atomically(() -> source(task, ti).flags);
        Steps.atomically(() -> source(task, ti).flags = flags & ~Frame.VIRTUAL);
        if (!allocated) realize(task, !kernel.fixes.gfpAtomic);
        restoreThreadInfo(task, task.threadInfo);
        restoreStack(task, task.threadInfo);
        Frame copy = task.threadInfo;
        if (copy == null) throw new AssertionError("BUG: kfree() of the address of a stack");
        kernel.kmalloc.free(copy);
        Steps.atomically(
                () -> {
                    task.threadInfo = null;
                    if (inFault) Steps.ghost(() -> kernel.audit.faultRestored = true);
                });
        return true;
    }

    /** The memory behind a thread_info pointer. No step of its own. */
    private Frame source(TaskStruct task, Frame ti) {
        if (ti == null) return cpu.mapped(task);
        kernel.kmalloc.assertLive(ti);
        return ti;
    }

    private void restoreThreadInfo(TaskStruct task, Frame ti) {
        int flags = Steps.atomically(() -> source(task, ti).flags);
        int number = Steps.atomically(() -> source(task, ti).cpu);
        Steps.atomically(
                () -> {
                    cpu.mapped(task).flags = flags;
                    cpu.mapped(task).cpu = number;
                });
    }

    /** From the stack itself it copies what is above the thread_info there: anything. */
    private void restoreStack(TaskStruct task, Frame ti) {
        int stack = Steps.atomically(() -> ti == null ? Frame.GARBAGE : source(task, ti).stack);
        Steps.atomically(() -> cpu.mapped(task).stack = stack);
    }

    /*
     * mm/vmalloc.c.
     */

    /** task_stack_realize(): false if there is no memory, where the patch maps anything. */
    boolean realize(TaskStruct task, boolean gfpKernel) {
        Frame page = kernel.pages.alloc(gfpKernel);
        if (page == null) {
            if (kernel.fixes.checkAllocation) return false;
            page = kernel.noPage;
        }
        Frame mapped = page;
        Steps.atomically(
                () -> {
                    kernel.pte[task.pid] = mapped;
                    Steps.ghost(() -> task.getsStack(mapped));
                });
        return true;
    }

    /** task_stack_virtualize(). */
    private void virtualize(TaskStruct task, boolean locked) {
        Frame page = kernel.pte[task.pid];
        if (page == null) throw new AssertionError("BUG: __free_page() of the page of no pte");
        kernel.pte[task.pid] = null;
        kernel.pages.free(page);
        if (locked && kernel.fixes.flushAfterUnlock) {
            owesFlush = true;
        } else {
            cpu.flushTlbKernelRange();
        }
    }

    /** free_thread_info(): task_stack_free_page(task->thread_info). */
    void free(TaskStruct task) {
        Frame copy = kernel.fixes.unmapFirst ? task.stackCopy : task.threadInfo;
        if (copy != null) {
            kernel.kmalloc.free(copy);
        } else if (kernel.fixes.unmapFirst) {
            unmapFirst.free(task);
        } else {
            virtualize(task, false);
        }
    }
}
