package kwaitd;

import kwaitd.TaskStruct.State;
import sharelock.model.Steps;

/** Who is told of an exit: kernel/signal.c of 2.5.31 with the patch. tasklist_lock is held. */
final class Signal {
    private final ThreadReaping kernel;

    Signal(ThreadReaping kernel) {
        this.kernel = kernel;
    }

    /** do_notify_parent(). */
    void doNotifyParent(TaskStruct current, TaskStruct tsk, int sig) {
        // is the thread detached?
        boolean tellsTracer = kernel.fixes.tracerFirst && tsk.traced();
        if (sig == TaskStruct.DETACHED && !tellsTracer) {
            reapThread(current, tsk);
            return;
        }
        wakeUpParent(tsk, tsk.parent);
    }

    /** wake_up_parent(): wake_up_interruptible(&amp;parent-&gt;wait_chldexit). */
    private void wakeUpParent(TaskStruct tsk, TaskStruct parent) {
        Steps.when(
                () -> kernel.sched.rqIsFree(parent),
                () -> {
                    kernel.assertLive(parent);
                    Steps.ghost(() -> kernel.audit.notified(tsk));
                    if (parent.waits && parent.state == State.INTERRUPTIBLE) {
                        parent.state = State.RUNNING;
                        parent.array = true;
                    }
                });
    }

    /** reap_thread(). */
    private void reapThread(TaskStruct current, TaskStruct p) {
        Kwait kwait = kwaitOf(current);
        TaskStruct kwaitd = kwait.task;
        if (isReaped(p, kwaitd)) return;
        kernel.removeLinks(p);
        p.realParent = kwait.task;
        kernel.setLinks(p, kwait.task);

        if (kernel.mutants.wakeBeforeQueue) kernel.sched.wakeUpProcess(kwait.task);
        if (!kernel.mutants.noReapLock) kwait.lock.lock();
        if (isQueued(current, p, kwait))
            throw new AssertionError("BUG: reap_thread() of a queued thread");
        kwait.listAddTail(p);
        if (!kernel.mutants.noReapLock) kernel.unlock(current, kwait.lock);
        if (!kernel.mutants.wakeBeforeQueue) kernel.sched.wakeUpProcess(kwait.task);
    }

    /** Whether kwaitd has the thread already, which printk() tells of. */
    private boolean isReaped(TaskStruct p, TaskStruct kwaitd) {
        return Steps.atomically(
                () -> {
                    boolean reaped = p.parent == kwaitd;
                    if (reaped) Steps.ghost(() -> kernel.audit.reapedAlready = true);
                    return reaped;
                });
    }

    /** Whether p-&gt;zombie_list is not empty. */
    private boolean isQueued(TaskStruct current, TaskStruct p, Kwait kwait) {
        return Steps.atomically(
                () -> {
                    Steps.ghost(() -> kernel.audit.queued(current, p, kwait));
                    return p.zombieList != null;
                });
    }

    /** kwait_threads + smp_processor_id(). */
    private Kwait kwaitOf(TaskStruct current) {
        Kwait kwait = kernel.kwaitThreads[current.rq.cpu];
        if (kernel.fixes.queueToRunningKwaitd && kwait.task == null) {
            kwait = kernel.kwaitThreads[0];
        }
        return kwait;
    }
}
