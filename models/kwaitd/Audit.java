package kwaitd;

/**
 * What has happened, for the properties: ghost code sets each mark in the step that does the deed,
 * and it stays.
 */
final class Audit {
    /** A parent was sent a signal for a thread that it has cloned with CLONE_DETACHED. */
    boolean toldOfDetached;

    /** Somebody else than a kwaitd released a thread cloned with CLONE_DETACHED. */
    boolean parentReapedDetached;

    /** A kwaitd released a thread that was not cloned with CLONE_DETACHED. */
    boolean kwaitdReapedOther;

    /** A kwaitd released a thread. */
    boolean kwaitdReaped;

    /** A thread was queued by somebody else than itself. */
    boolean queuedByOther;

    /** A thread was queued on a CPU that it was not on, although that CPU had a kwaitd. */
    boolean queuedElsewhere;

    /** A kwaitd released a thread that ran last on another CPU. */
    boolean releasedElsewhere;

    /** init released a thread. */
    boolean initReapedThread;

    /** The parent was woken from wait4() by a child that reports with the signal 0. */
    boolean signalZeroWoke;

    /** reap_thread() met a thread that it has had before, and said so. */
    boolean reapedAlready;

    /** do_notify_parent() tells the parent. */
    void notified(TaskStruct tsk) {
        if (tsk.clonedDetached && !tsk.traced()) toldOfDetached = true;
        if (tsk.exitSignal == TaskStruct.NO_SIGNAL && tsk.parent.waits) signalZeroWoke = true;
    }

    /** reap_thread() queues the thread. */
    void queued(TaskStruct current, TaskStruct p, Kwait kwait) {
        if (current != p) queuedByOther = true;
        if (kwait.cpu != current.rq.cpu) queuedElsewhere = true;
    }

    /** release_task() is done with its tests. */
    void released(TaskStruct current, TaskStruct p) {
        boolean kwaitd = current instanceof Kwaitd;
        if (kwaitd) kwaitdReaped = true;
        if (kwaitd && !p.clonedDetached) kwaitdReapedOther = true;
        if (!kwaitd && p.clonedDetached) parentReapedDetached = true;
        if (current instanceof Init && p.thread) initReapedThread = true;
        if (kwaitd && p.rq != current.rq) releasedElsewhere = true;
    }
}
