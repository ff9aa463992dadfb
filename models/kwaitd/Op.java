package kwaitd;

/** What the parent of the threads does, or a debugger. The parent then exits if it may EXIT. */
public enum Op {
    /** wait4() without options until there is no such child: those that report with SIGCHLD. */
    WAIT,
    /** The same with __WCLONE: those that report with another signal. */
    WAIT_CLONE,
    /** The same with __WALL: all. */
    WAIT_ALL,
    /** execve(), as far as the exec id goes. */
    EXEC,
    /** exit(). */
    EXIT,
    /** A debugger attaches to the first thread and waits for it with __WALL. */
    TRACE_WAIT,
    /** A debugger attaches to the first thread and exits. */
    TRACE_EXIT,
    /**
     * A debugger attaches to the first thread, detaches from it, and exits; a SIGKILL may come
     * between.
     */
    TRACE_DETACH;

    /** Whether the task always exits after it. */
    boolean exits() {
        return this == EXIT || this == TRACE_EXIT || this == TRACE_DETACH;
    }

    /** Whether a debugger does it. */
    boolean traces() {
        return this == TRACE_WAIT || this == TRACE_EXIT || this == TRACE_DETACH;
    }
}
