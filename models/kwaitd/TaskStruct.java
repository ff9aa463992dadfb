package kwaitd;

import sharelock.model.Task;

/** A task_struct, and the task that it stands for: include/linux/sched.h of 2.5.31. */
abstract class TaskStruct extends Task {

    /** The values of p-&gt;state that matter here. */
    enum State {
        RUNNING,
        INTERRUPTIBLE,
        ZOMBIE
    }

    /** The values of p-&gt;exit_signal: CLONE_DETACHED, the signal 0 of kmod, SIGCHLD. */
    static final int DETACHED = -1;

    static final int NO_SIGNAL = 0;
    static final int SIGCHLD = 1;

    final ThreadReaping kernel;

    State state = State.RUNNING;

    /** Whether the task is on its run queue: p-&gt;array is not NULL. */
    boolean array = true;

    /** task_rq(p): the CPU that the task runs on, or ran on last. */
    RunQueue rq;

    /** Whether set_cpus_allowed() keeps the task on its CPU. */
    boolean bound;

    /** Whom the task reports to: who traces it, or else the real parent. */
    TaskStruct parent;

    TaskStruct realParent;
    int exitSignal = SIGCHLD;

    /** Whether self_exec_id has changed since clone() copied it. */
    boolean newExecId;

    /** Whether the task has an mm: without one it cannot be traced. */
    boolean mm = true;

    /** Whether the task is on the list of all tasks and in the pid hash. */
    boolean hashed = true;

    /** Whether the task is on its own wait queue wait_chldexit. */
    boolean waits;

    /** atomic_read(&amp;p-&gt;usage): it is freed with the last reference. */
    int usage = 1;

    /** Whether the task_struct and the kernel stack are free. */
    boolean freed;

    /** The queue that p-&gt;zombie_list is on; null is an empty list. */
    Kwait zombieList;

    TaskStruct zombieNext;

    /** The place in the thread group, -1 for a task that is alone; set by the constructor. */
    int groupIndex = -1;

    /** Ghost: whether this is one of the threads. */
    final boolean thread;

    /** Ghost: whether clone() was called with CLONE_DETACHED. */
    boolean clonedDetached;

    TaskStruct(String name, ThreadReaping kernel, RunQueue rq, boolean thread) {
        super(name);
        this.thread = thread;
        this.kernel = kernel;
        this.rq = rq;
    }

    /** Whether somebody else than the parent traces the task. */
    final boolean traced() {
        return parent != realParent;
    }

    /** INIT_LIST_HEAD(&amp;p-&gt;zombie_list), which ends list_del_init(). */
    final void initZombieList() {
        zombieList = null;
    }

    /** free_task_struct(), in the step of the caller. */
    final void free() {
        freed = true;
        parent = null;
        realParent = null;
    }
}
