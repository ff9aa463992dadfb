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
    TRACE_EXIT
}
