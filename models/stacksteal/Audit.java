package stacksteal;

import stacksteal.TaskStruct.State;

/**
 * What went wrong, for the properties: each mark is set where the deed is done, in the same step,
 * and stays.
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

    /** A CPU is to use this page as the stack of the task. */
    void used(Frame page, TaskStruct task) {
        if (!page.live || page.owner != task) touchedFreePage = true;
    }
}
