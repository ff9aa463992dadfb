package asyncfork;

import asyncfork.AsyncFork.PtRegs;
import sharelock.kernel.Mutex;
import sharelock.kernel.SpinLock;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A task with its task_struct (include/linux/sched.h), on a CPU of its own. What it does in user
 * mode is the program of the logical thread: the calls one after the other, and exit().
 */
final class TaskStruct extends Task {
    static final int RUNNING = 0;
    static final int INTERRUPTIBLE = 1;
    static final int UNINTERRUPTIBLE = 2;
    static final int DEAD = 4;

    /** Signals in {@link #pending}. */
    static final int UNBLOCKED = 1;

    static final int BLOCKED = 2;

    /** The state of the task. Guarded by rqLock, but for the task's own writes. */
    int state = RUNNING;

    /** The task is on a runqueue. Guarded by rqLock. */
    boolean onRq = true;

    final SpinLock rqLock;

    PtRegs asyncCookie;

    /** Where sys_async() finds the registers, on the kernel stack of the task. */
    final PtRegs regs = new PtRegs();

    /** The signals to this one task that are pending. */
    int pending;

    /** Whether it points to the word of the tid in user memory. */
    boolean clearChildTid;

    /** The parent waits in vfork(). */
    boolean vforkDone;

    boolean robustList;

    /** Whether the task has a share in the list of SEM_UNDO operations. */
    boolean undoList;

    /** sas_ss_size. */
    boolean altStack;

    /**
     * A signal has woken the task since it last went to wait. In 2.6.20 that can come late:
     * try_to_wake_up() looks at the state and then sets it, and the task, if it runs, may be on its
     * way into another wait by then, which that wakes too. Kept for the audit, which lets such a
     * task go on.
     */
    boolean signalWoken;

    /** The task takes itself for one that has started a transaction. */
    boolean journalInfo;

    /** PF_ASYNC, with {@link Fix#NEST_BY_FLAG}. */
    boolean inAsync;

    /** PF_EXITING. */
    boolean exiting;

    /** release_task() has been here. */
    boolean released;

    /** The task has been made: it was there from the start, or is somebody's child. */
    boolean used;

    /** The task runs in user mode. */
    boolean userMode;

    /** The interrupt that preempts this task has been there. */
    boolean preempted;

    /** What the task waits for in the system call. */
    final Io io;

    /** What it waits for in do_fork(). */
    final Io memory;

    /** A lock of the file system that the system call holds while it sleeps. */
    final Mutex fsLock;

    private final AsyncFork kernel;
    private final boolean child;

    TaskStruct(String name, AsyncFork kernel, boolean child) {
        super(name);
        this.kernel = kernel;
        this.child = child;
        rqLock = new SpinLock("rq->lock");
        io = new Io(this);
        memory = new Io(this);
        fsLock = new Mutex("fs lock");
    }

    @Override
    protected boolean startsDormant() {
        return child;
    }

    /** A child that nobody forks is no deadlock; one that is stuck is for EveryWorkerExits. */
    @Override
    protected boolean isDaemon() {
        return child;
    }

    @Override
    protected void run() {
        int call = 0;
        if (child) {
            call = regs.call + 1; // ret_from_fork()
            returnToUser(regs.call, 0);
        }
        boolean returns = true;
        while (returns && call < kernel.calls) {
            int ret = sysAsync(call);
            returns = ret != Async.DIED;
            if (returns) returnToUser(call, ret);
            call++;
        }
        if (returns) sysExit();
        kernel.exit.doExit(this);
    }

    /** arch/i386/kernel/process.c, sys_async(): DIED if the task goes on to do_exit(). */
    private int sysAsync(int call) {
        Steps.atomically(() -> enter(call));
        if (kernel.noSysAsync) return kernel.async.systemCall(this, call);
        return kernel.async.doAsync(this, regs, call);
    }

    private void enter(int call) {
        userMode = false;
        regs.call = call;
        Steps.ghost(() -> kernel.audit.begun[call] = true);
    }

    /** The way back, with interrupts off: do_signal() delivers what is pending and not blocked. */
    private void returnToUser(int call, int ret) {
        Steps.atomically(
                () -> {
                    pending &= ~UNBLOCKED;
                    userMode = true;
                    if (kernel.unmappedStatus) kernel.user.statusUnmapped[call] = true;
                    Steps.ghost(() -> kernel.audit.returned(call, ret));
                });
    }

    /** The end of the logical thread: it unblocks its signals, handles them and calls exit(). */
    private void sysExit() {
        Steps.atomically(
                () -> {
                    pending = 0;
                    userMode = false;
                });
    }

    /** include/linux/sched.h, signal_pending(): blocked signals do not count. */
    boolean signalPending() {
        return (pending & UNBLOCKED) != 0;
    }
}
