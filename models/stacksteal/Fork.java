package stacksteal;

import sharelock.model.Steps;

/** kernel/fork.c and alloc_pidmap() of kernel/pid.c, on one CPU. */
final class Fork {
    private final StackSteal kernel;
    private final Processor cpu;
    private final TaskStack stack;

    Fork(StackSteal kernel, Processor cpu, TaskStack stack) {
        this.kernel = kernel;
        this.cpu = cpu;
        this.stack = stack;
    }

    /** do_fork() and copy_process(); the child does as many operations as the parent still does. */
    void fork(int left) {
        int pid = Steps.atomically(() -> kernel.allocPidmap());
        if (pid < 0) return;
        TaskStruct p = dupTaskStruct(pid);
        if (p == null) {
            kernel.pidmap[pid] = false;
            return;
        }
        cpu.irq.localIrqSave();
        kernel.tasklistLock.lock();
        kernel.pidHash[pid] = p;
        kernel.tasklistLock.unlock();
        cpu.irq.localIrqRestore(false);
        cpu.lockRqIrq();
        Steps.atomically(
                () -> {
                    p.left = left;
                    p.isNew = true;
                    p.array = cpu.number;
                });
        cpu.unlockRqIrq();
    }

    /** fork_idle(): a thread that no scheduler knows. */
    void forkIdle() {
        dupTaskStruct(0);
    }

    /** dup_task_struct(), with the pid. */
    private TaskStruct dupTaskStruct(int pid) {
        int index = Steps.atomically(() -> kernel.allocTaskStruct(pid));
        if (index < 0) return null;
        TaskStruct p = kernel.tasks[index];
        if (pid == 0 && kernel.fixes.ownIdleStacks) {
            p.threadInfo = kernel.kmalloc.alloc(true);
            return p;
        }
        if (kernel.fixes.findOwner) kernel.owner[pid] = p;
        if (!stack.realize(p, true)) {
            if (kernel.fixes.findOwner) kernel.owner[pid] = null;
            Steps.atomically(() -> p.reset());
            return null;
        }
        setupThreadStack(p);
        return p;
    }

    /** setup_thread_stack(), and copy_thread(). */
    private void setupThreadStack(TaskStruct p) {
        Steps.atomically(
                () -> {
                    Frame page = cpu.mapped(p);
                    page.flags = 0;
                    page.cpu = cpu.number;
                    page.stack = 0;
                    Steps.ghost(() -> p.wroteCpu = cpu.number);
                });
    }
}
