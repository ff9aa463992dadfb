package kwaitd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sharelock.kernel.RuleViolation;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.kernel.RwLock;
import sharelock.kernel.SpinLock;
import sharelock.model.Steps;

/**
 * Threads that a parent has cloned with CLONE_DETACHED exit, and a kwaitd per CPU releases them, as
 * Ingo Molnar's patch kwaitd-2.5.31-A1 does it.
 *
 * <pre>
 *   do_exit() --&gt; exit_notify() --&gt; do_notify_parent() --+-- exit_signal == -1 --&gt; reap_thread()
 *                                                        |        zombie --&gt; kwait.queue --&gt; kwaitd
 *                                                        +-- else: the parent, woken from wait4()
 *                                     kwaitd, or the parent: release_task(), which frees the zombie
 * </pre>
 *
 * <p>Facts of 2.5.31 that the model assumes, none of which the mail states:
 *
 * <ul>
 *   <li>exit_notify() takes tasklist_lock twice, first in forget_original_parent(), which makes
 *       every child report with SIGCHLD and changes its exec id; then it may set its own exit
 *       signal to SIGCHLD, if an exec id has changed, without a lock.
 *   <li>wake_up_process() makes a task runnable whatever its state.
 *   <li>wait_task_inactive() waits until the task is not rq-&gt;curr, holding its rq-&gt;lock; a
 *       task that is preempted, but still on a run queue, passes for inactive. A kernel for one CPU
 *       does not call it.
 *   <li>rq-&gt;lock is held over the switch of stacks, as on i386. A preempted task stays on its
 *       run queue, whatever its state (PREEMPT_ACTIVE).
 *   <li>A CPU that comes up schedules, and pulls tasks over, before CPU_ONLINE is announced.
 *   <li>wait4() drops tasklist_lock before it releases the zombie that it has found, and hands a
 *       traced one back with do_notify_parent(p, SIGCHLD).
 *   <li>SIGCHLD is ignored, so that the signal itself wakes nobody.
 * </ul>
 *
 * <p>A list of children is here what the {@code parent} fields say, of the tasks that are {@code
 * hashed}: REMOVE_LINKS() takes a task off all lists, SET_LINKS() puts it on them.
 */
public final class ThreadReaping {

    /** How the model starts and what it includes, where it differs from the smallest one. */
    public enum Setup {
        /** A kernel with CONFIG_PREEMPT. */
        PREEMPT,
        /** load_balance(): a CPU takes over any runnable task that is not bound to another one. */
        LOAD_BALANCE,
        /** The last thread is not detached: it reports with SIGCHLD. */
        JOINABLE,
        /** The last thread is not detached: it reports with the signal 0, as those of kmod do. */
        SIGNAL_0,
        /** The threads and their parent are one thread group (CLONE_THREAD). */
        THREAD_GROUP,
        /** The second CPU comes up while the threads run. */
        CPU_UP,
        /** There is no memory for the kwaitd of the second CPU: for CPU_UP. */
        NO_MEMORY,
        /** The boot CPU starts its kwaitd before it starts the threads. */
        BOOT,
        /** An interrupt looks at all tasks. */
        INTERRUPT,
        /** The proposal of the mail: orphans that go to init are detached. */
        ORPHANS_TO_KWAITD
    }

    final Switches.Fixes fixes;
    final Switches.Mutants mutants;
    final Audit audit = new Audit();

    final boolean preempt;
    final boolean loadBalance;
    final boolean boots;
    final boolean noMemory;
    final boolean interrupts;
    final boolean orphansToKwaitd;
    final boolean traces;
    final boolean execIdsChange;
    private final boolean exits;

    final RwLock tasklistLock = new RwLock("tasklist_lock");
    final RunQueue[] cpus;
    final Kwait[] kwaitThreads;
    final Kwaitd[] kwaitds;
    final UserTask[] threads;
    final UserTask parent;

    /** The debugger, or null. */
    final UserTask debugger;

    /** The child reaper, or null where nobody can become an orphan. */
    final Init init;

    private final Boot boot;

    /** The interrupt, or null. */
    final Interrupt interrupt;

    /** All tasks that can be a child of another one here. */
    final TaskStruct[] family;

    /** The thread group of the threads and their parent, or nobody. */
    final TaskStruct[] group;

    final TaskStruct[] tasks;

    final Sched sched = new Sched(this);
    final Signal signal = new Signal(this);
    final Exit exit = new Exit(this);
    final Wait wait = new Wait(this);

    /**
     * @param threads how many threads there are, all of them detached if {@code setup} does not say
     *     otherwise
     */
    public ThreadReaping(
            int cpus,
            int threads,
            Set<Op> ops,
            Set<Setup> setup,
            Set<Fix> fixes,
            Set<Mutant> mutants) {
        this.fixes = new Switches.Fixes(fixes);
        this.mutants = new Switches.Mutants(mutants);
        preempt = setup.contains(Setup.PREEMPT);
        loadBalance = setup.contains(Setup.LOAD_BALANCE);
        noMemory = setup.contains(Setup.NO_MEMORY);
        boots = setup.contains(Setup.BOOT);
        interrupts = setup.contains(Setup.INTERRUPT);
        orphansToKwaitd = setup.contains(Setup.ORPHANS_TO_KWAITD);
        traces = ops.stream().anyMatch(Op::traces);
        exits = ops.contains(Op.EXIT);
        execIdsChange = exits || ops.contains(Op.EXEC);

        this.cpus = new RunQueue[cpus];
        for (int c = 0; c < cpus; c++) this.cpus[c] = new RunQueue(c);
        kwaitThreads = new Kwait[cpus];
        kwaitds = new Kwaitd[cpus];
        for (int c = 0; c < cpus; c++) {
            boolean late = boots || (c == 1 && setup.contains(Setup.CPU_UP));
            kwaitThreads[c] = new Kwait(c);
            kwaitds[c] = new Kwaitd(this, kwaitThreads[c], this.cpus[0], this.cpus[c], !late);
        }
        RunQueue last = this.cpus[cpus - 1];
        RunQueue middle = this.cpus[cpus / 2];
        boolean orphans = ops.stream().anyMatch(Op::exits);
        init = orphans ? new Init(this, this.cpus[0]) : null;
        parent = new UserTask("parent", this, last, only(ops, false), false);
        debugger = traces ? new UserTask("debugger", this, middle, only(ops, true), false) : null;
        this.threads = newThreads(threads, setup);
        boot = boots || setup.contains(Setup.CPU_UP) ? new Boot(this, this.cpus[0]) : null;
        interrupt = interrupts ? new Interrupt(this) : null;
        group = setup.contains(Setup.THREAD_GROUP) ? newGroup() : new TaskStruct[0];
        family = newFamily();
        tasks = allTasks();
    }

    private static Op[] only(Set<Op> ops, boolean tracing) {
        List<Op> found = new ArrayList<>();
        for (Op op : ops) {
            if (op.traces() == tracing) found.add(op);
        }
        return found.toArray(new Op[0]);
    }

    private UserTask[] newThreads(int count, Set<Setup> setup) {
        UserTask[] all = new UserTask[count];
        for (int t = 0; t < count; t++) {
            RunQueue rq = cpus[t % cpus.length];
            all[t] = new UserTask("thread" + t, this, rq, new Op[] {Op.EXIT}, true);
            boolean last = t == count - 1;
            if (last && setup.contains(Setup.SIGNAL_0)) {
                all[t].exitSignal = TaskStruct.NO_SIGNAL;
            } else if (!last || !setup.contains(Setup.JOINABLE)) {
                all[t].exitSignal = TaskStruct.DETACHED;
                all[t].clonedDetached = true;
            }
            all[t].parent = parent;
            all[t].realParent = parent;
            if (mutants.noInitZombieList) all[t].zombieList = kwaitThreads[0];
        }
        return all;
    }

    private TaskStruct[] newGroup() {
        List<TaskStruct> all = new ArrayList<>(List.of(parent));
        all.addAll(List.of(threads));
        for (int i = 0; i < all.size(); i++) all.get(i).groupIndex = i;
        return all.toArray(new TaskStruct[0]);
    }

    private TaskStruct[] newFamily() {
        List<TaskStruct> all = new ArrayList<>(List.of(threads));
        if (exits) all.add(parent);
        if (init != null && debugger != null) all.add(debugger);
        parent.parent = init;
        parent.realParent = init;
        if (debugger != null) {
            debugger.parent = init;
            debugger.realParent = init;
        }
        return all.toArray(new TaskStruct[0]);
    }

    private TaskStruct[] allTasks() {
        List<TaskStruct> all = new ArrayList<>(List.of(threads));
        all.addAll(List.of(kwaitds));
        all.add(parent);
        if (debugger != null) all.add(debugger);
        if (init != null) all.add(init);
        if (boot != null) all.add(boot);
        return all.toArray(new TaskStruct[0]);
    }

    boolean mayHaveChildren(TaskStruct p) {
        return p == parent || p == debugger || (exits && p.groupIndex >= 0);
    }

    /** Fails if the task_struct has been freed. */
    void assertLive(TaskStruct p) {
        if (p.freed) {
            throw new RuleViolation(Rule.USE_AFTER_FREE, "a task_struct is used while it is free");
        }
    }

    /** Whether p-&gt;state is TASK_ZOMBIE. */
    boolean isZombie(TaskStruct p) {
        return Steps.atomically(
                () -> {
                    assertLive(p);
                    return p.state == TaskStruct.State.ZOMBIE;
                });
    }

    /** write_lock_irq(&amp;tasklist_lock). */
    void writeLockIrq(TaskStruct current) {
        localIrqDisable(current);
        tasklistLock.writeLock();
    }

    /** write_unlock_irq(&amp;tasklist_lock). */
    void writeUnlockIrq(TaskStruct current) {
        awaitInterrupt(current);
        tasklistLock.writeUnlock();
        localIrqEnable(current);
        sched.preemptSchedule(current);
    }

    /** read_unlock(&amp;tasklist_lock). */
    void readUnlock(TaskStruct current) {
        awaitInterrupt(current);
        tasklistLock.readUnlock();
    }

    /** spin_unlock(). */
    void unlock(TaskStruct current, SpinLock lock) {
        awaitInterrupt(current);
        lock.unlock();
    }

    void localIrqDisable(TaskStruct current) {
        if (!interrupts) return;
        Steps.when(() -> !current.rq.interrupted, () -> current.rq.irqsOff = true);
    }

    void localIrqEnable(TaskStruct current) {
        if (interrupts) Steps.atomically(() -> current.rq.irqsOff = false);
    }

    /** A task does not go on while an interrupt runs on its CPU. */
    private void awaitInterrupt(TaskStruct current) {
        if (interrupts) Steps.await(() -> !current.rq.interrupted);
    }

    /** REMOVE_LINKS(): writes to the list of the parent's children, and leaves p-&gt;parent. */
    void removeLinks(TaskStruct p) {
        Steps.atomically(
                () -> {
                    assertLive(p);
                    assertLive(p.parent);
                    p.hashed = false;
                });
    }

    /**
     * p-&gt;parent = parent and SET_LINKS(): oopses if the parent is NULL. A second list_add()
     * would corrupt the list.
     */
    void setLinks(TaskStruct p, TaskStruct parent) {
        Steps.atomically(
                () -> {
                    assertLive(parent);
                    if (p.hashed) throw new AssertionError("SET_LINKS() of a task that is linked");
                    p.parent = parent;
                    p.hashed = true;
                });
    }
}
