package stacksteal;

import sharelock.model.Steps;

/** What a CPU does to the thread_info and the stack of a thread that it does not run. */
final class PageFault {

    /** One access to memory: to the thread_info, or to the stack. */
    enum Access {
        SET_SIGPENDING,
        SET_MEMDIE,
        READ_CPU,
        WRITE_CPU,
        WRITE_LINKED,
        WRITE_DONE,
        WRITE_UNLINKED
    }

    private final StackSteal kernel;
    private final Processor cpu;
    private final TaskStack stack;

    /** What was read last. */
    private int loaded;

    PageFault(StackSteal kernel, Processor cpu, TaskStack stack) {
        this.kernel = kernel;
        this.cpu = cpu;
        this.stack = stack;
    }

    /** task_cpu(): task->thread_info->cpu, or 0 without CONFIG_SMP. */
    int taskCpu(TaskStruct task) {
        if (kernel.cpus.length == 1) return 0;
        throughThreadInfo(task, Access.READ_CPU);
        int number = loaded;
        loaded = 0;
        return number;
    }

    /** set_tsk_thread_flag(), set_task_cpu(): reads the pointer, then goes where it points. */
    void throughThreadInfo(TaskStruct task, Access access) {
        through(task.threadInfo, task, access);
    }

    /** The second half of that. */
    void through(Frame ti, TaskStruct task, Access access) {
        if (ti == null) {
            throughStack(task, access);
        } else {
            Steps.atomically(
                    () -> {
                        kernel.kmalloc.assertLive(ti);
                        perform(task, ti, access);
                    });
        }
    }

    /** An access at the address of the stack, again after each page fault. */
    void throughStack(TaskStruct task, Access access) {
        while (!touch(task, access)) doPageFault(task.pid, false);
    }

    /** Any address of the area, by a program: a fault that should end in SIGSEGV. */
    void userAccess() {
        doPageFault(Steps.choose(kernel.pte.length), true);
    }

    private boolean touch(TaskStruct task, Access access) {
        return Steps.atomically(
                () -> {
                    Frame page = cpu.translate(task);
                    if (page == null) return false;
                    perform(task, page, access);
                    return true;
                });
    }

    private void perform(TaskStruct task, Frame frame, Access access) {
        if (access == Access.SET_SIGPENDING) setFlag(task, frame, Frame.SIGPENDING);
        if (access == Access.SET_MEMDIE) setFlag(task, frame, Frame.MEMDIE);
        if (access == Access.READ_CPU) loaded = frame.cpu;
        if (access == Access.WRITE_CPU) {
            frame.cpu = cpu.number;
            Steps.ghost(() -> kernel.audit.moved(task, cpu.number));
        }
        if (access == Access.WRITE_LINKED) write(task, frame, Frame.LINKED);
        if (access == Access.WRITE_DONE) write(task, frame, Frame.DONE);
        if (access == Access.WRITE_UNLINKED) write(task, frame, Frame.UNLINKED);
    }

    private static void setFlag(TaskStruct task, Frame frame, int flag) {
        frame.flags |= flag;
        Steps.ghost(() -> task.wroteFlags |= flag);
    }

    private void write(TaskStruct task, Frame frame, int field) {
        frame.stack |= field;
        Steps.ghost(() -> kernel.audit.wrote(task, field));
    }

    /**
     * arch/i386/mm/fault.c, do_page_fault(), for the address of a stack. An interrupt gate: the
     * interrupts stay off. vmalloc_fault() has an answer if the page is there by now, and is not
     * asked about user mode.
     */
    private void doPageFault(int pid, boolean user) {
        if (user && kernel.fixes.signalUsers) return;
        boolean off = cpu.irq.localIrqSave();
        if (user || kernel.pte[pid] == null) {
            TaskStruct task = kernel.fixes.findOwner ? kernel.owner[pid] : kernel.pidHash[pid];
            if (task == null) {
                throw new AssertionError(
                        "BUG: do_page_fault() follows the NULL of find_task_by_pid()");
            }
            stack.reclaimInFault(task);
        }
        cpu.irq.localIrqRestore(off);
    }
}
