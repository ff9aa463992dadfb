package dynamicstack;

/** What can happen: how threads enter the kernel, what they do there, and who else is about. */
public enum Op {
    /** A system call: the thread uses its extra stack as often as it likes, and returns. */
    SYSCALL,
    /**
     * An interrupt in user mode that finds need_resched: schedule() in exit_to_user_mode_loop(), in
     * the kernel. No thread leaves its CPU in another way, so this is also how a thread migrates
     * "in user mode".
     */
    PREEMPT,
    /** A thread sleeps in a system call, with its frames on the extra stack. */
    SLEEP,
    /**
     * The same on a wait queue whose entry is on the extra stack: the waker, on another CPU, reads
     * and writes it there, as autoremove_wake_function() does.
     */
    WAIT,
    /** A thread dies in the kernel: do_exit(), with its frames on the extra stack. */
    EXIT,
    /** Every thread begins as the child of a fork(); with EXIT its stack is used again. */
    FORK,
    /** A thread that is switched in may find itself on any idle CPU. Without, it stays on its. */
    MIGRATE,
    /** A cache gives the pages that it has had longest. Without, those that it got last. */
    OLDEST_FIRST,
    /** A non-maskable interrupt in user mode, whose handler needs more than the top page. */
    NMI,
    /** The first thread is a kernel thread, which becomes a user thread by kernel_execve(). */
    KERNEL_THREAD,
    /** Any CPU may fill its TLB from any pte that is present, at any time. */
    SPECULATE,
    /** Another CPU unwinds the stack of any thread, as /proc/PID/stack and sysrq-t do. */
    WALK,
    /** Memory is short: a kernel thread on another CPU takes the pages that threads have kept. */
    PRESSURE,
    /** A system call that asks for more stack and takes no for an answer. */
    TRY,
    /** A system call that takes a mutex, before it asks for more stack or after. */
    MUTEX,
    /** The audit remembers which thread has used a page last. */
    FOLLOW_PAGES
}
