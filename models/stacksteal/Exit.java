package stacksteal;

import sharelock.model.Steps;
import stacksteal.TaskStruct.State;

/** kernel/exit.c, the last put of a task_struct, and the files of fs/proc that put it off. */
final class Exit {
    private final StackSteal kernel;
    private final Processor cpu;
    private final TaskStack stack;
    private final PageFault memory;

    Exit(StackSteal kernel, Processor cpu, TaskStack stack, PageFault memory) {
        this.kernel = kernel;
        this.cpu = cpu;
        this.stack = stack;
        this.memory = memory;
    }

    /** do_exit(): exit_notify() calls release_task(), since nobody waits for this thread. */
    void doExit(TaskStruct thread, Scheduler scheduler) {
        scheduler.chooseDepth(thread);
        releaseTask(thread);
        Steps.atomically(
                () -> {
                    thread.dead = true;
                    thread.state = State.DEAD;
                    thread.left = 0;
                });
        scheduler.schedule(thread);
    }

    /** release_task(): the task_struct is put at once, or by an RCU callback. */
    private void releaseTask(TaskStruct p) {
        cpu.irq.localIrqSave();
        kernel.tasklistLock.lock();
        kernel.sigLock.lock();
        kernel.pidHash[p.pid] = null;
        if (!kernel.fixes.keepPid) kernel.pidmap[p.pid] = false;
        kernel.sigLock.unlock();
        kernel.tasklistLock.unlock();
        cpu.irq.localIrqRestore(false);
        Steps.atomically(
                () -> {
                    p.rcuPending = kernel.rcuCallbacks;
                    if (!kernel.rcuCallbacks) p.usage--;
                });
    }

    /** delayed_put_task_struct(), in a softirq. */
    void rcuCallback() {
        int index = Steps.atomically(() -> kernel.takeRcuCallback());
        if (index >= 0) putTaskStruct(kernel.tasks[index]);
    }

    /** put_task_struct(). */
    void putTaskStruct(TaskStruct p) {
        boolean last =
                Steps.atomically(
                        () -> {
                            kernel.assertLive(p);
                            p.usage--;
                            return p.usage == 0;
                        });
        if (last) freeTask(p);
    }

    /** kernel/fork.c, free_task(). */
    private void freeTask(TaskStruct p) {
        stack.free(p);
        int pid = p.pid;
        if (kernel.fixes.findOwner) kernel.owner[pid] = null;
        Steps.atomically(() -> p.reset());
        if (kernel.fixes.keepPid) kernel.pidmap[pid] = false;
    }

    /** fs/proc/base.c, proc_pid_make_inode(). */
    void openProc() {
        kernel.tasklistLock.lock();
        int index = Steps.atomically(() -> kernel.anyThreadBut(cpu.current));
        if (index >= 0) {
            TaskStruct p = kernel.tasks[index];
            Steps.atomically(
                    () -> {
                        if (kernel.procFile != null) return;
                        kernel.procFile = p;
                        p.usage++;
                    });
        }
        kernel.tasklistLock.unlock();
    }

    /** fs/proc/array.c, do_task_stat(), and proc_delete_inode(). */
    void closeProc() {
        int index =
                Steps.atomically(
                        () -> {
                            TaskStruct p = kernel.procFile;
                            kernel.procFile = null;
                            return p == null ? -1 : p.index;
                        });
        if (index < 0) return;
        TaskStruct p = kernel.tasks[index];
        memory.taskCpu(p);
        putTaskStruct(p);
    }
}
