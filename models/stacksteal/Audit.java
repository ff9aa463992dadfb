package stacksteal;

import stacksteal.TaskStruct.State;

/**
 * What went wrong, for the properties: ghost code sets each mark where the deed is done, in the
 * same step, and it stays.
 */
final class Audit {

    /** A thread does not see a flag in its thread_info that another CPU has set. */
    boolean lostFlag;

    /** A thread does not find on its stack what was written there last. */
    boolean lostWrite;

    /** A CPU used a page that was free, or another task's, through the address of a stack. */
    boolean touchedFreePage;

    /** do_page_fault() for a stack faulted itself. */
    boolean nestedFault;

    /** task_rq_lock() came back with the lock of a runqueue that is not the task's. */
    boolean wrongRunqueue;

    /** A waker wrote to the frame of a thread that had left it. */
    boolean strayWrite;

    /** The stack of a task that does not sleep was stolen. */
    boolean stoleFromRunnable;

    /** A task was switched out and its stack was not looked at. */
    boolean passedOver;

    /** A fork() got a pid that another task had. */
    boolean pidUsedAgain;

    /** A thread has been moved to another CPU. */
    boolean threadMoved;

    /** A page fault has restored a stack. */
    boolean faultRestored;

    /** A steal has ended because the task was needed before. */
    boolean stealEnded;

    /** The stack of the task is to be stolen. */
    void stolen(TaskStruct task) {
        if (task.state == State.RUNNING) stoleFromRunnable = true;
    }

    /** A thread that is back from schedule() looks at its stack. */
    void found(Frame page, TaskStruct task) {
        if (page.stack != task.wroteStack) lostWrite = true;
    }

    /** A thread looks for signals in its thread_info. */
    void found(int flags, TaskStruct task, boolean pending) {
        int missing = task.wroteFlags & ~flags;
        if (missing != 0 || (pending && (flags & Frame.SIGPENDING) == 0)) lostFlag = true;
    }

    /** task_rq_lock() has come back with the lock of this runqueue. */
    void locked(TaskStruct task, int rq) {
        if (task.wroteCpu != rq) wrongRunqueue = true;
    }

    /** A CPU has written its number to the thread_info of the task. */
    void moved(TaskStruct task, int cpu) {
        task.wroteCpu = cpu;
        threadMoved = true;
    }

    /** Somebody writes to the frame of the task on its stack. */
    void wrote(TaskStruct task, int field) {
        if (!task.queued) strayWrite = true;
        task.wroteStack |= field;
    }

    /** A CPU is to use this page as the stack of the task. */
    void used(Frame page, TaskStruct task) {
        if (!page.live || page.owner != task) touchedFreePage = true;
    }
}
