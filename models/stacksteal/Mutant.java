package stacksteal;

/** A line that is right as it stands, left out to show what it carries. */
public enum Mutant {
    /** context_switch() runs without rq->lock, and wake-ups do not take it either. */
    NO_RQ_LOCK,
    /** task_rq_lock() does not look again whether it has locked the right runqueue. */
    NO_RQ_RECHECK,
    /** The lock of the wait queue. */
    NO_WAIT_LOCK,
    /** sighand->siglock. */
    NO_SIGLOCK,
    /** tasklist_lock. */
    NO_TASKLIST_LOCK,
    /** call_lock, around smp_call_function(). */
    NO_CALL_LOCK,
    /** context_switch() does not reclaim the stack of the next task. */
    NO_RECLAIM,
    /** flush_tlb_kernel_range() does nothing. */
    NO_FLUSH,
    /** flush_tlb_kernel_range() flushes the TLB of its own CPU only. */
    LOCAL_FLUSH,
    /** The stack of a dead task is freed without a flush. */
    NO_FLUSH_AT_EXIT,
    /** The stack lock of {@link Fix#UNMAP_FIRST}. */
    NO_STACK_LOCK,
    /** The TLBs are flushed when the stack is copied already. */
    FLUSH_AFTER_COPY,
    /** The second half of a steal does not look whether the task has been given its page back. */
    NO_STEAL_RECHECK,
    /** The second half of a steal has no reference to the task. */
    NO_TASK_REFERENCE,
    /** A reclaim maps the new page first, and restores its contents then. */
    MAP_BEFORE_RESTORE
}
