package stacksteal;

/** What a thread can do in the kernel, or what happens on its CPU. */
public enum Op {
    /**
     * The thread waits on the one wait queue, with its entry and a flag for the waker on its stack.
     */
    SLEEP,
    /** The thread gives way to another that can run: preemption, sched_yield(). */
    YIELD,
    /** Another task joins or leaves the wait queue: it links itself to the entry of a sleeper. */
    LINK,
    /** complete() and the like: writes to the frame of the sleeper, wakes it, unlinks its entry. */
    WAKE,
    /** A signal for any thread: it sets TIF_SIGPENDING and wakes the thread. */
    SIGNAL,
    /** The OOM killer sets TIF_MEMDIE of any thread; the SIGKILL behind it is a {@link #SIGNAL}. */
    OOM_KILL,
    /** fork(): with the first pid that is free, so that pids come back soon. */
    FORK,
    /** exit() of a thread for which nobody waits: it reaps itself. The thread's last operation. */
    EXIT,
    /** open() of /proc/PID/stat of any thread, one at a time: keeps the task_struct. */
    OPEN_PROC,
    /** Reads that file, which asks for the CPU of the task, and closes it. */
    CLOSE_PROC,
    /**
     * Not of a thread: a CPU with nothing to do pulls a thread from another one that has more than
     * it runs.
     */
    BALANCE,
    /** A program reads from an address in the stack area, in user mode, where it must not. */
    USER_ACCESS,
    /** fork_idle() for one more CPU, as at boot: all idle threads have pid 0. */
    FORK_IDLE
}
