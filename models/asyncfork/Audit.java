package asyncfork;

import asyncfork.AsyncFork.PtRegs;

/** What happened in a run, for the properties: noted in the same step as the deed. */
final class Audit {
    /** The task that runs the logical thread, or brings it back to user mode. */
    TaskStruct logical;

    /** The logical thread has ended, by exit() or by an oops. */
    boolean dead;

    /** The logical thread has entered the call. */
    final boolean[] begun;

    /** do_async() has set the cookie for the call. */
    final boolean[] accepted;

    /** The system call behind the call has returned. */
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

    /** schedule() has come back to a waiter without its event and without a signal. */
    boolean wokenByNobody;

    /** A signal to the logical thread will not be delivered. */
    boolean signalLost;

    /** A signal handler has run. */
    boolean signalDelivered;

    /** The call has ended as if nothing had failed, and its status was not written. */
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
        if (served[regs.call]) forkedAfterTheCall = true;
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
}
