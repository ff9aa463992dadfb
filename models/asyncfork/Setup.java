package asyncfork;

/** What a run includes, where it differs from the smallest one. */
public enum Setup {
    /** do_fork() may find no memory. */
    FORK_FAILS,
    /**
     * do_fork() may sleep for memory or for a mutex of its own; with {@link Op#DOWN}, for the mutex
     * of the writer.
     */
    FORK_SLEEPS,
    /**
     * The system call holds a lock of the file system while it sleeps, one of those that GFP_NOFS
     * is there for; an allocation with GFP_KERNEL may take it to free memory.
     */
    FS_LOCK,
    /** The user's arguments may be paged out: copy_from_user() sleeps. */
    PAGED_ARGS,
    /** The user's arguments may be at a bad address. */
    BAD_ARGS,
    /** The user's status word may be paged out: put_user() sleeps. */
    PAGED_STATUS,
    /** The user's status word may be at a bad address. */
    BAD_STATUS,
    /** The user unmaps the status word as soon as the call has returned. */
    UNMAPPED_STATUS,
    /** exit_mm() waits for mmap_sem. */
    EXIT_SLEEPS,
    /** Each task may be preempted once, at any point. */
    PREEMPTION,
    /** A signal is sent to the tid that the thread was born with. */
    SIGNAL,
    /** As {@link #SIGNAL}, of a kind that the thread may block during its calls. */
    BLOCKED_SIGNAL,
    /** Another thread waits in pthread_join() for this one. */
    JOINER,
    /** schedule_async() puts the cookie back after a failed fork, as its comment suggests. */
    RETRY_CLONE,
    /** schedule_async() saves the state of the task and puts it back after the fork. */
    RESTORE_STATE,
    /** An architecture without sys_async(), which has the dummy schedule_async(). */
    NO_SYS_ASYNC
}
