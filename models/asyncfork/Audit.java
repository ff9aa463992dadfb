package asyncfork;

import asyncfork.AsyncFork.PtRegs;

/** What happened in a run, for the properties: ghost code notes it in the same step as the deed. */
final class Audit {
    /** The task that runs the logical thread, or brings it back to user mode. */
    TaskStruct logical;

    /** The logical thread has ended, by exit() or by an oops. */
    boolean dead;

    /** The logical thread has entered the call. */
    final boolean[] begun;

    /** The call has returned as one whose status will come. */
    final boolean[] accepted;

    /** The system call behind the call has returned: noted where the task can sleep after that. */
    final boolean[] served;

    /** An oops has ended the call. */
    final boolean[] oopsed;

    /** The user has learnt that the status could not be written. */
    final boolean[] faultReported;

    /** How often the call has tried to fork, has forked, returned and written its status. */
    final int[] attempts;

    final int[] forks;
    final int[] returns;
    final int[] statusWrites;

    /** schedule_async() was to run inside schedule_async(). */
    boolean nested;

    /** A fork for a schedule() that was not going to sleep. */
    boolean forkedAwake;

    /** A fork when the system call behind the call had returned. */
    boolean forkedAfterTheCall;

    /** A fork by a task in do_exit(). */
    boolean forkedDead;

    /** The logical thread has come back to user mode after its do_exit(). */
    boolean returnedDead;

    /** schedule() has come back to a waiter without its event and without a signal. */
    boolean wokenByNobody;

    /** A signal to the logical thread will not be delivered. */
    boolean signalLost;

    /** The status could not be written, and nobody learns of it. */
    boolean errorDropped;

    /** A status is a number that is for the kernel only. */
    boolean restartCode;

    Audit(int calls, TaskStruct first) {
        logical = first;
        begun = new boolean[calls];
        accepted = new boolean[calls];
        served = new boolean[calls];
        oopsed = new boolean[calls];
        faultReported = new boolean[calls];
        attempts = new int[calls];
        forks = new int[calls];
        returns = new int[calls];
        statusWrites = new int[calls];
    }

    /** schedule_async() is about to fork. */
    void attempt(TaskStruct current, PtRegs regs, boolean sleeps) {
        if (attempts[regs.call] < 2) attempts[regs.call]++;
        if (!sleeps) forkedAwake = true;
        if (served[regs.call] || current.exiting) forkedAfterTheCall = true;
        if (current.exiting) forkedDead = true;
    }

    /** The child is there: from now on it is the logical thread. */
    void forked(TaskStruct child, PtRegs regs) {
        if (forks[regs.call] < 2) forks[regs.call]++;
        logical = child;
    }

    /** A task enters do_exit(). */
    void exits(TaskStruct current) {
        if (current == logical) dead = true;
    }

    /** A signal for the logical thread finds nobody, or a task that will not deliver it. */
    void losesSignal() {
        if (!dead) signalLost = true;
    }

    /** schedule() has come back to a waiter without its event and without a pending signal. */
    void goesOn(TaskStruct current) {
        if (!current.signalWoken) wokenByNobody = true;
    }

    /** The call returns to user mode with this value. */
    void returned(int call, int ret) {
        if (returns[call] < 2) returns[call]++;
        if (dead) returnedDead = true;
        if (ret == 0) accepted[call] = true;
    }

    /** put_user() has written the status of the call. */
    void statusWritten(int call, int status) {
        if (status == Scheduler.ERESTARTSYS) restartCode = true;
        if (statusWrites[call] < 2) statusWrites[call]++;
    }

    /** put_user() could not. */
    void statusFaults(int call, boolean reports) {
        if (reports) {
            faultReported[call] = true;
        } else {
            errorDropped = true;
        }
    }
}
