package stacksteal;

/** A change that mends the patch: each is off unless a check asks for it. */
public enum Fix {
    /**
     * kmalloc() in _task_stack_steal() and alloc_page() for a reclaim use GFP_ATOMIC.
     *
     * <p>The bug: both use GFP_KERNEL, with rq->lock held and interrupts off, or in a page fault
     * under any lock. When memory is low such an allocation sleeps: schedule() inside schedule().
     */
    GFP_ATOMIC,

    /**
     * Every allocation is checked. Without memory for a copy the stack stays; a task without memory
     * for its stack is not switched to yet; a page fault is tried again; fork() fails.
     *
     * <p>The bug: the patch copies the stack to the address 0, and maps the page of a null pointer.
     */
    CHECK_ALLOCATION,

    /**
     * What a steal has to do behind the unmapping waits until finish_task_switch() has dropped
     * rq->lock and enabled interrupts.
     *
     * <p>The bug: flush_tlb_kernel_range() waits for an interrupt on every CPU, with rq->lock held
     * and interrupts off. Two CPUs that switch at the same time wait for each other; so does a CPU
     * that spins on the rq->lock of the first one. And behind the flush interrupts are on.
     */
    FLUSH_AFTER_UNLOCK,

    /**
     * A steal takes the page out of the page table first, flushes the TLBs, and copies the page
     * then; task->thread_info stays what it is; a lock in the task_struct guards where the stack
     * is. See {@link UnmapFirst}.
     *
     * <p>The bugs: what another CPU writes to the stack or to the flags while they are copied is
     * lost; so is a flag that is set while TIF_TS_VIRTUAL is set or cleared; the scheduler and page
     * faults restore one stack twice, and free its copy twice; other CPUs see a stack that is
     * mapped and not yet restored; a CPU that has read task->thread_info uses the copy when it is
     * free; and the page is freed while it is in the TLBs.
     */
    UNMAP_FIRST,

    /**
     * The pid is free only when the stack is.
     *
     * <p>The bug: release_task() frees the pid, and so the address of the stack, while the task
     * still runs on it, or is kept by /proc. The next fork() maps its stack over the old one.
     */
    KEEP_PID,

    /**
     * The RCU callback that puts the last reference to a task leaves its stack to keventd.
     *
     * <p>The bug: the callback runs in a softirq, and the flush of the TLBs takes call_lock, which
     * is no lock for softirqs: the CPU may hold it already.
     */
    FREE_IN_PROCESS,

    /**
     * do_page_fault() finds the task in a table of its own, from the allocation of the stack until
     * its end.
     *
     * <p>The bug: find_task_by_pid() gives NULL for a task that is released, whose stack is stolen
     * too when it is switched out for the last time.
     */
    FIND_OWNER,

    /**
     * fork_idle() gives the thread a stack from kmalloc(), as before.
     *
     * <p>The bug: all idle threads have pid 0, so that those of the second and of the third CPU get
     * the same address.
     */
    OWN_IDLE_STACKS,

    /**
     * schedule_tail() steals from the task before, as context_switch() does.
     *
     * <p>The bug: when the next task runs for the first time it does not come out of switch_to(),
     * but of ret_from_fork: the stack of the task before stays.
     */
    STEAL_IN_SCHEDULE_TAIL,

    /**
     * Only tasks that do not run any more lose their stacks: {@code prev->state != TASK_RUNNING}.
     *
     * <p>The bug: a task that is preempted, or that yields, is stolen from too. Its stack is of use
     * again as soon as it is its turn.
     */
    SLEEPERS_ONLY,

    /**
     * do_page_fault() sends SIGSEGV for a fault in user mode, as for any other kernel address.
     *
     * <p>The bug: it looks at the address only. A program that reads from the stack of a pid that
     * does not exist makes the kernel follow a null pointer; where the pid exists, the stack of the
     * task is restored, and the program faults for ever.
     */
    SIGNAL_USERS
}
