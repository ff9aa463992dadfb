package kwaitd;

/** A line that is right as it stands, and is left out on purpose to show what it carries. */
public enum Mutant {
    /** exit_notify() without tasklist_lock. */
    EXIT_UNLOCKED,
    /** unhash_process() without tasklist_lock. */
    UNHASH_UNLOCKED,
    /** wait4() looks at the children without tasklist_lock. */
    WAIT_UNLOCKED,
    /** write_lock() in place of write_lock_irq(). */
    NO_IRQ_DISABLE,
    /** kwaitd() without kwait-&gt;lock. */
    NO_KWAITD_LOCK,
    /** reap_thread() without kwait-&gt;lock. */
    NO_REAP_LOCK,
    /** reap_thread() without wake_up_process(). */
    NO_WAKE_UP,
    /** reap_thread() wakes kwaitd before it queues the thread. */
    WAKE_BEFORE_QUEUE,
    /** kwaitd() becomes TASK_INTERRUPTIBLE after it has dropped kwait-&gt;lock. */
    SLEEP_AFTER_UNLOCK,
    /** list_del() in place of list_del_init(). */
    LIST_DEL_ONLY,
    /** do_fork() without INIT_LIST_HEAD(&amp;p-&gt;zombie_list). */
    NO_INIT_ZOMBIE_LIST,
    /** kwaitd() without set_cpus_allowed(). */
    NO_SET_CPUS_ALLOWED,
    /** kwaitd() sets kwait-&gt;task before it has initialised the queue. */
    TASK_BEFORE_QUEUE,
    /** cpu_callback() does not wait for kwait-&gt;task. */
    NO_WAIT_FOR_KWAITD,
    /** release_task() without wait_task_inactive(). */
    NO_WAIT_TASK_INACTIVE,
    /** wait_task_inactive() without its second look, the one under rq-&gt;lock. */
    NO_LOCKED_LOOK,
    /** schedule() without the test of PREEMPT_ACTIVE. */
    NO_PREEMPT_ACTIVE,
    /** try_to_wake_up() without rq-&gt;lock. */
    WAKE_WITHOUT_RQ_LOCK,
    /** exit_notify() does not notify the new parent of a child that is a zombie. */
    NO_SECOND_NOTIFY,
    /** wait4() becomes TASK_INTERRUPTIBLE after it has looked at its children. */
    STATE_AFTER_SCAN
}
