package dynamicstack;

/** A change that mends the proposal: each is off unless a check asks for it. */
public enum Fix {
    /**
     * context_switch() invalidates the extra stack of a thread that it switches in on another CPU
     * than before, while it still runs on the stack of the previous thread.
     *
     * <p>The bug: the entry invalidates the TLB of its own CPU. The TLB of the CPU on which the
     * thread wakes up may still have the pages of an earlier stay in the kernel, which are in the
     * stack of another thread by now.
     */
    FLUSH_ON_SWITCH_IN,

    /**
     * Before the pages are mapped they are invalidated on all CPUs, flush_tlb_kernel_range(), and
     * not on the local one only. It waits until every CPU has taken the interrupt, so it needs
     * {@link #SLEEPING_REQUEST}: with interrupts off two CPUs wait for each other.
     *
     * <p>The bug: a waker writes to the wait queue entry on the stack of a thread that sleeps on
     * another CPU. Its CPU may have any earlier page of that stack in its TLB. No invalidation on
     * the CPUs where the thread itself runs can mend this; {@link #FLUSH_ON_SWITCH_IN} and {@link
     * #WALKER_FLUSH} are needless with this one.
     */
    FLUSH_ALL_CPUS,

    /**
     * A thread asks for more stack by a call in task context, with interrupts on, which may sleep
     * until there are pages: the explicit request of the mail. Entries map nothing.
     *
     * <p>The bugs: at an entry that finds an empty cache there is no way out; and with interrupts
     * off the entry cannot wait for other CPUs to invalidate their TLBs.
     */
    SLEEPING_REQUEST,

    /**
     * More stack is asked for before any lock is taken; to be used with {@link #SLEEPING_REQUEST}.
     *
     * <p>The bug of that fix alone: a thread with a mutex sleeps until there are pages, and the
     * thread that has them sleeps until it gets the mutex.
     */
    ASK_BEFORE_LOCKS,

    /**
     * An exit leaves the pages mapped; they are taken from a thread in user mode, with an
     * invalidation on all CPUs, only when memory is short, and by a task that may wait. To be used
     * with {@link #SLEEPING_REQUEST}; {@link #FLUSH_ALL_CPUS} is needless with it.
     *
     * <p>The bug: every entry invalidates what the TLB has of the stack, and walks the page table
     * again. A stack that stays mapped is not invalidated at all.
     */
    KEEP_UNTIL_PRESSURE,

    /**
     * The cache of each CPU begins with the pages of as many stacks as there are threads.
     *
     * <p>The bug: a thread keeps its pages as long as it is off its CPU, asleep or preempted. All
     * threads may have taken them from the same CPU. Of use with {@link #RETURN_TO_ORIGIN} only,
     * and it takes more memory than full stacks do.
     */
    SET_PER_THREAD,

    /**
     * A thread remembers the CPU whose pages it has taken, and returns them to that one: the answer
     * of the mail.
     *
     * <p>The bug: a thread that takes pages on one CPU, returns them on another and goes back moves
     * the pages of the first cache, one stack in each round, until it is empty.
     */
    RETURN_TO_ORIGIN,

    /**
     * A spinlock for each cache; to be used with {@link #RETURN_TO_ORIGIN}.
     *
     * <p>The bug of that fix alone: interrupts that are off on one CPU do not keep another CPU
     * away. Pages that are returned from afar while the CPU takes some are lost, or taken twice.
     */
    CACHE_LOCK,

    /**
     * finish_task_switch() takes the extra pages off a dead thread and returns them, when the
     * thread has left its stack for good.
     *
     * <p>The bug: do_exit() does not pass exit_to_user_mode(). The pages are freed with the stack,
     * and the cache they came from has lost them.
     */
    RETURN_WHEN_DEAD,

    /**
     * ret_from_fork() takes the extra pages first, as an entry does.
     *
     * <p>The bugs: a child runs in the kernel before it has ever entered it, with one page; and at
     * the end exit_to_user_mode() unmaps and returns three pages that are not there.
     */
    EXPAND_IN_RET_FROM_FORK,

    /**
     * A stack that was created full stays as it is: entry and exit leave it alone.
     *
     * <p>The bug: a kernel thread that calls kernel_execve() returns to user mode by
     * exit_to_user_mode(), which returns the pages of the full stack to a cache that they did not
     * come from.
     */
    KEEP_FULL_STACK,

    /**
     * A non-maskable interrupt in user mode stays on its interrupt stack.
     *
     * <p>The bug: asm_exc_nmi goes to the stack of the thread, but not through
     * enter_from_user_mode(). Its handler finds no page there; or it finds, since the exit did not
     * invalidate it, the TLB entry of a page that is in the stack of another thread, and writes to
     * that.
     */
    NMI_ON_IST,

    /**
     * Who reads the stack of another thread holds a lock under which no page of it is unmapped, and
     * reads only where a pte is present.
     *
     * <p>The bug: the thread may leave the kernel, and its stack vanish, under the eyes of who
     * unwinds it.
     */
    WALKER_LOCK,

    /**
     * Who reads the stack of another thread invalidates it on its own CPU first.
     *
     * <p>The bug: its TLB may have the pages of an earlier stay in the kernel.
     */
    WALKER_FLUSH
}
