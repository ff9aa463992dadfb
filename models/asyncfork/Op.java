package asyncfork;

/** What the system call behind an async call can do at each of its points, or leave. */
public enum Op {
    /** It waits for I/O in TASK_UNINTERRUPTIBLE. */
    SLEEP,
    /** It waits for I/O in TASK_INTERRUPTIBLE: a signal ends the wait and the call. */
    SLEEP_INTERRUPTIBLE,
    /** It waits for I/O with sleep_on(), which calls schedule() with interrupts off. */
    SLEEP_ON,
    /** It calls yield(): schedule() in TASK_RUNNING. */
    YIELD,
    /** It starts a transaction of the journal, to update an atime, and waits for I/O in it. */
    JOURNAL,
    /** It waits for a semaphore as an exclusive waiter, has it, and gives it back. */
    DOWN,
    /** It is an async call itself, which the table of the patch does not have. */
    ASYNC,
    /** It runs into an oops: die() calls do_exit(SIGSEGV). */
    OOPS
}
