package stacksteal;

import java.util.Set;
import sharelock.model.Steps;

/**
 * Stacks of tasks that are stolen while the tasks sleep, as Huang Ying's patch for Linux 2.6.17
 * does it: each stack has an address of its own, which follows from the pid; when a task is
 * switched out its stack is copied to a small piece of memory and the page is freed; when it is
 * switched in again, or when somebody touches its stack, it gets a page and the contents back.
 *
 * <pre>
 *   pte[pid] --> page                        pte[pid] = none
 *     thread_info, ..., stack      ==>       copy: thread_info (TIF_TS_VIRTUAL), stack
 *   task->thread_info = the address          task->thread_info = copy
 * </pre>
 *
 * <p>At the start each CPU runs a thread, which does {@code rounds} operations, each any of {@code
 * ops}. Two CPUs are SMP; one is a kernel without CONFIG_SMP, where no step of a thread comes
 * between those of another one but in schedule().
 *
 * <p>What is assumed of 2.6.17: context_switch() runs with rq->lock held and interrupts off until
 * finish_task_switch() (i386 has no __ARCH_WANT_UNLOCKED_CTXSW); a new thread comes out of
 * ret_from_fork and not of switch_to(); on_each_cpu() waits for all CPUs, under call_lock, and ends
 * with local_irq_enable(); page faults come through an interrupt gate; task_cpu() is in the
 * thread_info and is read without a lock; release_task() frees the pid, and the stack stays until
 * the last put of the task_struct, which may be that of an RCU callback or of /proc; fork_idle()
 * gives pid 0. Freed memory may hold anything, here zeros in the thread_info.
 */
public final class StackSteal {

    /** How the model starts and what it includes, where it differs from the smallest one. */
    public enum Setup {
        /** One thread more sleeps on the wait queue; it last ran on the first CPU. */
        SLEEPER,
        /** The stack of the sleeper is stolen already. */
        STOLEN,
        /** The sleeper is awake again, and waits for the first CPU; its entry is still queued. */
        WOKEN,
        /** One thread more waits for the first CPU. */
        READY,
        /** A thread may be too deep in the kernel for its stack to be stolen. */
        DEEP_STACKS,
        /** An allocation can fail. */
        OUT_OF_MEMORY,
        /** An allocation with GFP_KERNEL may have to sleep until memory is free. */
        LOW_MEMORY,
        /** Every CPU has every stack in its TLB. */
        WARM_TLBS,
        /** A released task_struct is put by an RCU callback, later and on any CPU. */
        RCU_CALLBACKS,
        /** An interrupt that is a {@link Op#WAKE} can come within an {@link Op#OOM_KILL}. */
        INTERRUPTS
    }

    final Fixes fixes;
    final Mutants mutants;
    final Audit audit = new Audit();
    final Op[] ops;
    final boolean sleeps;
    final boolean yields;
    final boolean wakes;
    final boolean wakesUp;
    final boolean signals;
    final boolean oomKills;
    final boolean forks;
    final boolean exits;
    final boolean readsProc;
    final boolean balances;
    final boolean userAccesses;
    final boolean forksIdle;
    final boolean deepStacks;
    final boolean interrupts;
    final boolean rcuCallbacks;

    final Frame[] allPages;
    final Frame[] allCopies;
    final Processor[] cpus;
    final TaskStruct[] tasks;

    /** The page table of the stack area, by pid: null is pte_none(). */
    final Frame[] pte;

    /** pidmap and pid_hash (kernel/pid.c). */
    final boolean[] pidmap;

    final TaskStruct[] pidHash;

    /** Whose stack an address is: for {@link Fix#FIND_OWNER}. */
    final TaskStruct[] owner;

    final Memory pages;
    final Memory kmalloc;

    /** What mk_pte(NULL) leads to: no page of anybody's. */
    final Frame noPage = new Frame();

    final Lock waitLock;
    final Lock sigLock;
    final Lock tasklistLock;
    final Lock callLock;

    /** call_data: the CPU that calls the others; guarded by callLock. */
    Processor callData;

    /** The task of the one open file in /proc, or null. */
    TaskStruct procFile;

    public StackSteal(
            int cpus,
            int rounds,
            Set<Op> ops,
            Set<Setup> setup,
            Set<Fix> fixes,
            Set<Mutant> mutants) {
        this.fixes = new Fixes(fixes);
        this.mutants = new Mutants(mutants);
        sleeps = ops.contains(Op.SLEEP);
        yields = ops.contains(Op.YIELD);
        wakes = ops.contains(Op.LINK) || ops.contains(Op.WAKE);
        rcuCallbacks = setup.contains(Setup.RCU_CALLBACKS);
        interrupts = setup.contains(Setup.INTERRUPTS);
        wakesUp = ops.contains(Op.WAKE) || interrupts;
        signals = ops.contains(Op.SIGNAL);
        oomKills = ops.contains(Op.OOM_KILL);
        forks = ops.contains(Op.FORK);
        exits = ops.contains(Op.EXIT);
        readsProc = ops.contains(Op.OPEN_PROC);
        balances = ops.contains(Op.BALANCE);
        userAccesses = ops.contains(Op.USER_ACCESS);
        forksIdle = ops.contains(Op.FORK_IDLE);
        this.ops = ops.stream().filter(op -> op != Op.BALANCE).toArray(Op[]::new);
        deepStacks = setup.contains(Setup.DEEP_STACKS);

        int threads = cpus;
        if (setup.contains(Setup.SLEEPER)) threads++;
        if (setup.contains(Setup.READY)) threads++;
        int all = threads + (forks ? 1 : 0);
        if (forksIdle) all += 2;
        tasks = new TaskStruct[all];
        for (int i = 0; i < all; i++) tasks[i] = new TaskStruct(i, this.mutants.noStackLock);
        pte = new Frame[all + 1];
        pidmap = new boolean[all + 1];
        pidHash = new TaskStruct[all + 1];
        owner = new TaskStruct[all + 1];
        pidmap[0] = true;

        boolean mayFail = setup.contains(Setup.OUT_OF_MEMORY);
        boolean tight = setup.contains(Setup.LOW_MEMORY);
        allPages = newFrames(all + cpus);
        allCopies = newFrames(all + cpus);
        pages = new Memory("pages", allPages, mayFail, tight);
        kmalloc = new Memory("copies", allCopies, mayFail, tight);
        waitLock = new Lock("q.lock", this.mutants.noWaitLock);
        sigLock = new Lock("siglock", this.mutants.noSiglock);
        tasklistLock = new Lock("tasklist_lock", this.mutants.noTasklistLock);
        callLock = new Lock("call_lock", this.mutants.noCallLock);

        this.cpus = new Processor[cpus];
        for (int i = 0; i < cpus; i++) this.cpus[i] = new Processor(this, i);
        for (int i = 0; i < threads; i++) startThread(tasks[i], i < cpus ? i : 0, rounds);
        for (int i = 0; i < cpus; i++) this.cpus[i].current = tasks[i];
        if (setup.contains(Setup.SLEEPER)) {
            putToSleep(tasks[cpus]);
            if (setup.contains(Setup.STOLEN)) steal(tasks[cpus]);
            if (setup.contains(Setup.WOKEN)) wake(tasks[cpus]);
        }
        warmTlbs(setup.contains(Setup.WARM_TLBS));
    }

    private static Frame[] newFrames(int count) {
        Frame[] all = new Frame[count];
        for (int i = 0; i < count; i++) all[i] = new Frame();
        return all;
    }

    private void startThread(TaskStruct task, int cpu, int rounds) {
        task.live = true;
        task.usage = 2;
        task.pid = task.index + 1;
        task.hasStack = true;
        task.array = cpu;
        task.left = rounds;
        task.wroteCpu = cpu;
        pidmap[task.pid] = true;
        pidHash[task.pid] = task;
        if (fixes.findOwner) owner[task.pid] = task;
        Frame page = allPages[task.index];
        page.live = true;
        page.owner = task;
        page.cpu = cpu;
        page.stack = 0;
        pte[task.pid] = page;
    }

    private static void wake(TaskStruct task) {
        task.state = TaskStruct.State.RUNNING;
        task.array = 0;
    }

    private void putToSleep(TaskStruct task) {
        task.state = TaskStruct.State.INTERRUPTIBLE;
        task.array = TaskStruct.NO_QUEUE;
        task.left--;
        task.back = true;
        task.queued = true;
        task.wroteStack = Frame.QUEUED;
        pte[task.pid].stack = Frame.QUEUED;
    }

    private void steal(TaskStruct task) {
        Frame page = pte[task.pid];
        Frame copy = allCopies[0];
        copy.live = true;
        copy.flags = fixes.unmapFirst ? 0 : Frame.VIRTUAL;
        copy.cpu = page.cpu;
        copy.stack = page.stack;
        if (fixes.unmapFirst) {
            task.stackCopy = copy;
        } else {
            task.threadInfo = copy;
        }
        pte[task.pid] = null;
        page.live = false;
        page.scribble();
        page.owner = null;
    }

    private void warmTlbs(boolean all) {
        for (Processor cpu : cpus) {
            for (int pid = 1; pid < pte.length; pid++) {
                if (pte[pid] != null && (all || cpu.current.pid == pid)) {
                    cpu.tlb.fill(pid, pte[pid], true);
                }
            }
        }
    }

    /*
     * Parts of larger steps.
     */

    /** alloc_pidmap(): the first pid that is free, or -1. */
    int allocPidmap() {
        for (int pid = 1; pid < pidmap.length; pid++) {
            if (!pidmap[pid]) {
                pidmap[pid] = true;
                if (pid < pidmap.length - 1) Steps.ghost(() -> audit.pidUsedAgain = true);
                return pid;
            }
        }
        return -1;
    }

    /** alloc_task_struct(): the index of the task, or -1. */
    int allocTaskStruct(int pid) {
        for (int i = 0; i < tasks.length; i++) {
            if (!tasks[i].live) {
                tasks[i].live = true;
                tasks[i].usage = 2;
                tasks[i].pid = pid;
                return i;
            }
        }
        return -1;
    }

    void assertLive(TaskStruct task) {
        if (!task.live) throw new AssertionError("BUG: a task_struct is used after free_task()");
    }

    /** The index of any thread whose pid leads to it, but for one; or -1. */
    int anyThreadBut(TaskStruct self) {
        int count = 0;
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i] != self && isHashed(tasks[i])) count++;
        }
        if (count == 0) return -1;
        int skip = Steps.choose(count);
        int chosen = -1;
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i] != self && isHashed(tasks[i])) {
                if (skip == 0) chosen = i;
                skip--;
            }
        }
        return chosen;
    }

    private boolean isHashed(TaskStruct task) {
        return task.live && pidHash[task.pid] == task;
    }

    /** The index of any thread in the list of the wait queue, or -1. */
    int queuedThread() {
        int count = 0;
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i].queued) count++;
        }
        if (count == 0) return -1;
        int skip = Steps.choose(count);
        int chosen = -1;
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i].queued) {
                if (skip == 0) chosen = i;
                skip--;
            }
        }
        return chosen;
    }

    /** How many threads wait for the CPU that now runs this one. */
    int waitingThreads(int cpu, TaskStruct current) {
        int count = 0;
        for (int i = 0; i < tasks.length; i++) {
            if (waits(tasks[i], cpu, current)) count++;
        }
        return count;
    }

    /** The index of one of them. */
    int waitingThread(int cpu, TaskStruct current, int number) {
        int chosen = -1;
        int skip = number;
        for (int i = 0; i < tasks.length; i++) {
            if (waits(tasks[i], cpu, current)) {
                if (skip == 0) chosen = i;
                skip--;
            }
        }
        return chosen;
    }

    private static boolean waits(TaskStruct task, int cpu, TaskStruct current) {
        return task != current && task.array == cpu && task.wantsCpu();
    }

    boolean hasWaitingThread(int cpu, TaskStruct current) {
        return waitingThreads(cpu, current) > 0;
    }

    /** Whether there is an RCU callback, and whether it will put the last reference. */
    boolean hasRcuCallback(boolean last) {
        boolean found = false;
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i].rcuPending && (!last || tasks[i].usage == 1)) found = true;
        }
        return found;
    }

    /** The index of a task whose callback it is now, or -1. */
    int takeRcuCallback() {
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i].rcuPending) {
                tasks[i].rcuPending = false;
                return i;
            }
        }
        return -1;
    }

    /** Another CPU for which a thread waits, or -1. */
    int busiest(int idle) {
        int busiest = -1;
        for (int i = 0; i < cpus.length; i++) {
            if (i != idle && hasWaitingThread(i, cpus[i].current)) busiest = i;
        }
        return busiest;
    }

    /** Whether nothing will happen any more. */
    boolean isQuiet() {
        boolean quiet = true;
        for (int i = 0; i < cpus.length; i++) {
            if (!cpus[i].waiting) quiet = false;
        }
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i].wantsCpu() || tasks[i].rcuPending) quiet = false;
        }
        return quiet;
    }
}
