package asyncfork;

import java.util.Set;
import sharelock.kernel.RwLock;

/**
 * An async system call as a delayed fork: a thread starts the call itself, and only if the call
 * sleeps, schedule() forks a child, which returns to user mode in the place of the thread.
 *
 * <pre>
 *   task0  user --> sys_async() --> call --> schedule() --> call goes on --> status --> do_exit()
 *                                               |
 *                                            do_fork()
 *                                               |
 *   task1                                       '--> ret_from_fork() --> user --> ...
 * </pre>
 *
 * <p>A <em>logical thread</em> is what the program takes for one thread: user mode code that one
 * task after the other runs. The one of this model makes {@code calls} async calls; each call may
 * fork once, so that there is a task for each call, and one more. The system call does any of
 * {@code ops} at each of its {@code points}.
 *
 * <p>Of Linux 2.6.20, on i386 with CONFIG_SMP and CONFIG_PREEMPT, the model assumes:
 *
 * <ul>
 *   <li>schedule() takes a task off the runqueue if its state is not TASK_RUNNING and it is not
 *       preempted; a task sets its own state without a lock; try_to_wake_up() looks at the state
 *       and sets it under the lock of the runqueue.
 *   <li>sleep_on() calls schedule() with interrupts off; up() wakes the first exclusive waiter that
 *       is in a sleeping state.
 *   <li>dup_task_struct() copies all of the task_struct. Of that, copy_process() resets the pending
 *       signals, clear_child_tid, robust_list, vfork_done and, with CLONE_VM, the signal stack. It
 *       allocates with GFP_KERNEL, takes tasklist_lock for write, and then fails with
 *       -ERESTARTNOINTR if signal_pending(current).
 *   <li>wake_up_new_task() wants the child in TASK_RUNNING, and locks the runqueue of the parent.
 *   <li>sys_tgkill() holds tasklist_lock for read from the look-up of the task to the wake-up.
 *   <li>do_exit() calls exit_robust_list(), mm_release(), down_read(&amp;mm->mmap_sem), exit_sem()
 *       and exit_notify(), in this order, and ends with schedule() in TASK_DEAD with preemption
 *       off.
 * </ul>
 */
public final class AsyncFork {

    /** The registers that a system call saves on the kernel stack of its task: the way back. */
    static final class PtRegs {
        /** Which call of the logical thread this is. */
        int call;
    }

    final Fixes fixes;
    final Mutants mutants;
    final Op[] ops;
    final int calls;
    final int points;

    final boolean forkFails;
    final boolean forkSleeps;
    final boolean fsLock;
    final boolean pagedArgs;
    final boolean badArgs;
    final boolean pagedStatus;
    final boolean badStatus;
    final boolean unmappedStatus;
    final boolean exitSleeps;
    final boolean preemption;
    final boolean blockedSignal;
    final boolean retryClone;
    final boolean restoreState;
    final boolean noSysAsync;

    /** arch/i386/kernel/process.c: the magic cookie of a call that could not fork. */
    final PtRegs failedClone = new PtRegs();

    final RwLock tasklistLock = new RwLock("tasklist_lock");

    /** The first is the thread as it was born; the child of call n is the task n + 1. */
    final TaskStruct[] tasks;

    /** The task that has the tid with which the logical thread was born: find_task_by_pid(). */
    TaskStruct pidHash;

    final UserMemory user;
    final Audit audit;

    final Scheduler scheduler = new Scheduler(this);
    final Fork fork = new Fork(this);
    final Async async = new Async(this);
    final Exit exit = new Exit(this);

    final Io[] ios;
    final Disk disk = new Disk(this);
    final Semaphore semaphore;
    final SignalSender sender;
    final Joiner joiner;

    public AsyncFork(
            int calls,
            int points,
            Set<Op> ops,
            Set<Setup> setup,
            Set<Fix> fixes,
            Set<Mutant> mutants) {
        this.fixes = new Fixes(fixes);
        this.mutants = new Mutants(mutants);
        this.ops = ops.toArray(new Op[0]);
        this.calls = calls;
        this.points = points;
        forkFails = setup.contains(Setup.FORK_FAILS);
        forkSleeps = setup.contains(Setup.FORK_SLEEPS);
        fsLock = setup.contains(Setup.FS_LOCK);
        pagedArgs = setup.contains(Setup.PAGED_ARGS);
        badArgs = setup.contains(Setup.BAD_ARGS);
        pagedStatus = setup.contains(Setup.PAGED_STATUS);
        badStatus = setup.contains(Setup.BAD_STATUS);
        unmappedStatus = setup.contains(Setup.UNMAPPED_STATUS);
        exitSleeps = setup.contains(Setup.EXIT_SLEEPS);
        preemption = setup.contains(Setup.PREEMPTION);
        blockedSignal = setup.contains(Setup.BLOCKED_SIGNAL);
        retryClone = setup.contains(Setup.RETRY_CLONE);
        restoreState = setup.contains(Setup.RESTORE_STATE);
        noSysAsync = setup.contains(Setup.NO_SYS_ASYNC);
        tasks = new TaskStruct[calls + 1];
        ios = new Io[2 * tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = new TaskStruct("task" + i, this, i > 0);
            ios[2 * i] = tasks[i].io;
            ios[2 * i + 1] = tasks[i].memory;
        }
        user = new UserMemory(calls);
        audit = new Audit(calls, tasks[0]);
        pidHash = tasks[0];
        tasks[0].used = true;
        tasks[0].clearChildTid = true;
        tasks[0].vforkDone = true;
        tasks[0].robustList = true;
        tasks[0].undoList = true;
        tasks[0].altStack = true;
        tasks[0].userMode = true;
        semaphore = ops.contains(Op.DOWN) ? new Semaphore(this) : null;
        boolean signal = setup.contains(Setup.SIGNAL) || blockedSignal;
        sender = signal ? new SignalSender(this) : null;
        joiner = setup.contains(Setup.JOINER) ? new Joiner(this) : null;
    }
}
