package stacksteal;

import sharelock.model.Steps;

/**
 * A thread (include/linux/sched.h, struct task_struct): data that the CPU works on that runs it.
 */
final class TaskStruct {

    /** task_struct.state. */
    enum State {
        RUNNING,
        INTERRUPTIBLE,
        DEAD
    }

    static final int NO_QUEUE = -1;

    final int index;

    /** Guards the stack of this task: for {@link Fix#UNMAP_FIRST} only. */
    final Lock stackLock;

    /** Whether the task_struct is allocated. */
    boolean live;

    /** task_struct.usage. */
    int usage;

    /** Also the address of the stack: the number of its page in the stack area. */
    int pid;

    /** task_struct.thread_info: a copy, or null for the address of the stack itself. */
    Frame threadInfo;

    /** Whether thread.esp leaves more than PAGE_SIZE / 8 on the stack. */
    boolean deep;

    State state = State.RUNNING;

    /** task_struct.array: on the runqueue of which CPU the task is, or NO_QUEUE. */
    int array = NO_QUEUE;

    /** PF_DEAD. */
    boolean dead;

    /** The RCU callback that puts this released task_struct has not come yet. */
    boolean rcuPending;

    /** A signal waits to be delivered; guarded by siglock. */
    boolean pending;

    /** The entry is in the list of the wait queue; guarded by its lock. */
    boolean queued;

    /** The task has not run yet: its first instruction is in ret_from_fork. */
    boolean isNew;

    /** How many operations it still does. */
    int left;

    /** The task is in schedule(), or comes back from it. */
    boolean back;

    /*
     * From here on: for Fix.UNMAP_FIRST only, guarded by stackLock.
     */

    /** What the steal in progress will copy to, or null. */
    Frame stealing;

    /** The page that is being stolen. */
    Frame stackPage;

    /** Where the stack is, if it is stolen. */
    Frame stackCopy;

    /*
     * From here on: ghost state. What was written last, and the stack.
     */

    /** Whether the stack area has a page for this task: false for an idle thread of its own. */
    boolean hasStack;

    int wroteStack;
    int wroteFlags;
    int wroteCpu;

    TaskStruct(int index, boolean stackLockLeftOut) {
        this.index = index;
        stackLock = new Lock("stack_lock", stackLockLeftOut);
    }

    /** Whether the task has something to do on the CPU on whose runqueue it is. */
    boolean wantsCpu() {
        return array != NO_QUEUE && (left > 0 || back || isNew);
    }

    /** free_task_struct(). */
    void reset() {
        live = false;
        usage = 0;
        pid = 0;
        threadInfo = null;
        deep = false;
        state = State.RUNNING;
        array = NO_QUEUE;
        dead = false;
        rcuPending = false;
        pending = false;
        queued = false;
        isNew = false;
        left = 0;
        back = false;
        stealing = null;
        stackPage = null;
        stackCopy = null;
        Steps.ghost(() -> resetGhosts());
    }

    private void resetGhosts() {
        hasStack = false;
        wroteStack = 0;
        wroteFlags = 0;
        wroteCpu = 0;
    }

    /** The page is mapped at the address of the stack, if there was memory for it. Ghost code. */
    void getsStack(Frame page) {
        hasStack = true;
        if (page.live) page.owner = this;
    }
}
