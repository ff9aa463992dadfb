package kwaitd;

import kwaitd.TaskStruct.State;
import sharelock.model.PreemptCount;
import sharelock.model.Steps;

/**
 * The scheduler (kernel/sched.c of 2.5.31), without priorities: which runnable task comes next is
 * open. A task moves only between the step that makes it rq-&gt;curr and the one that ends that.
 *
 * <p>load_balance() is part of the step that puts a task on a CPU: a free CPU takes any runnable
 * task that may run there. task_rq_lock() is one step with what is done under the lock.
 */
final class Sched {
    private final ThreadReaping kernel;

    Sched(ThreadReaping kernel) {
        this.kernel = kernel;
    }

    /** schedule(): returns when the task has the CPU again. */
    void schedule(TaskStruct current) {
        switchOut(current, false);
        switchIn(current);
    }

    /**
     * The first half of schedule(): true if the task is off its run queue, too. rq-&gt;lock is held
     * until finish_arch_switch(): only then is the task's stack out of use.
     */
    boolean switchOut(TaskStruct current, boolean preemptActive) {
        lockRq(current);
        boolean deactivate = !preemptActive && current.state != State.RUNNING;
        contextSwitch(current, deactivate);
        unlockRq(current);
        return deactivate;
    }

    /** deactivate_task() if it sleeps or is dead, rq-&gt;curr = next, and context_switch(). */
    private void contextSwitch(TaskStruct current, boolean deactivate) {
        Steps.atomically(
                () -> {
                    if (deactivate) current.array = false;
                    current.rq.curr = null;
                });
    }

    /** The second half: the idle CPU, or load_balance(), picks the task. */
    void switchIn(TaskStruct current) {
        Steps.when(
                () -> current.array && freeCpus(current) != 0,
                () -> {
                    kernel.assertLive(current);
                    int chosen = freeCpus(current) == 1 ? 0 : Steps.choose(freeCpus(current));
                    current.rq = freeCpu(current, chosen);
                    current.rq.curr = current;
                });
    }

    /** preempt_schedule(), at a place where the preempt count may have come to 0. */
    void preemptSchedule(TaskStruct current) {
        if (!kernel.preempt || PreemptCount.isNonZero()) return;
        if (!isPreempted(current)) return;
        switchOut(current, true);
        switchIn(current);
    }

    /** A task that waits for the CPU may have the better priority, or the time slice is used up. */
    private boolean isPreempted(TaskStruct current) {
        return Steps.atomically(() -> otherIsRunnable(current) && Steps.choose(2) == 1);
    }

    /** yield(). */
    void yieldCpu(TaskStruct current) {
        switchOut(current, true);
        switchIn(current);
    }

    /** wake_up_process(): try_to_wake_up(), whatever the state of the task; a dead one runs on. */
    void wakeUpProcess(TaskStruct p) {
        Steps.when(
                () -> rqIsFree(p),
                () -> {
                    if (p.state == State.ZOMBIE && !p.array) {
                        throw new AssertionError("BUG: schedule() returns to do_exit()");
                    }
                    p.state = State.RUNNING;
                    p.array = true;
                });
    }

    /**
     * wait_task_inactive(): only in a kernel for several CPUs. The look without rq-&gt;lock only
     * saves the second one time, so that both are one step here.
     */
    void waitTaskInactive(TaskStruct p) {
        if (kernel.cpus.length == 1) return;
        Steps.await(() -> p.rq.curr != p && p.rq.holder == null);
    }

    /** set_cpus_allowed(): the migration thread moves the task. */
    void setCpusAllowed(TaskStruct current, RunQueue rq) {
        lockRq(current);
        current.bound = true;
        contextSwitch(current, false);
        unlockRq(current);
        Steps.when(() -> rqIsFree(current) && rq.holder == null, () -> current.rq = rq);
        switchIn(current);
    }

    /** Whether task_rq_lock() gets the lock. */
    boolean rqIsFree(TaskStruct p) {
        return p == null || p.rq.holder == null;
    }

    private void lockRq(TaskStruct current) {
        Steps.when(
                () -> current.rq.holder == null && !current.rq.interrupted,
                () -> {
                    kernel.assertLive(current);
                    current.rq.holder = current;
                });
    }

    private void unlockRq(TaskStruct current) {
        Steps.atomically(() -> current.rq.holder = null);
    }

    /** How many CPUs would take the task now. */
    private int freeCpus(TaskStruct p) {
        int count = 0;
        for (int c = 0; c < kernel.cpus.length; c++) {
            if (takes(kernel.cpus[c], p)) count++;
        }
        return count;
    }

    private RunQueue freeCpu(TaskStruct p, int index) {
        RunQueue found = null;
        int seen = 0;
        for (int c = 0; c < kernel.cpus.length; c++) {
            if (takes(kernel.cpus[c], p)) {
                if (seen == index) found = kernel.cpus[c];
                seen++;
            }
        }
        return found;
    }

    private boolean takes(RunQueue rq, TaskStruct p) {
        return (rq == p.rq || mayMove(p)) && rq.curr == null && rq.holder == null;
    }

    private boolean mayMove(TaskStruct p) {
        return kernel.loadBalance && !p.bound;
    }

    /** Whether another task waits for this CPU, or could be pulled over. */
    private boolean otherIsRunnable(TaskStruct current) {
        boolean found = false;
        for (int t = 0; t < kernel.tasks.length; t++) {
            TaskStruct p = kernel.tasks[t];
            boolean here = p.rq == current.rq || mayMove(p);
            if (p != current && p.array && p.rq.curr != p && here) found = true;
        }
        return found;
    }
}
