package stacksteal;

/**
 * The memory under a stack, as far as it counts here: a page, or a kmalloc()ed copy.
 *
 * <pre>
 *   4 KiB page        copy
 *   thread_info       thread_info
 *   (unused)          stack from esp up
 *   stack from esp up
 * </pre>
 */
final class Frame {
    /** thread_info.flags (include/asm-i386/thread_info.h). */
    static final int SIGPENDING = 1;

    static final int MEMDIE = 2;
    static final int VIRTUAL = 4;

    /** What is on a sleeper's stack: each bit is a field of its own, written by different tasks. */
    static final int QUEUED = 1;

    static final int LINKED = 2;
    static final int DONE = 4;
    static final int UNLINKED = 8;

    /** What the memory holds when nobody has written to it. */
    static final int GARBAGE = 16;

    /** Whether the memory is allocated. */
    boolean live;

    int flags;

    /** thread_info.cpu. */
    int cpu;

    int stack = GARBAGE;

    /** The task that the page is meant for: ghost state. */
    TaskStruct owner;

    /** For whoever frees the memory, and for the memory that nobody has written to. */
    void scribble() {
        flags = 0;
        cpu = 0;
        stack = GARBAGE;
    }
}
