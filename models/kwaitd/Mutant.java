package kwaitd;

/** A line that is right as it stands, and is left out on purpose to show what it carries. */
public enum Mutant {
    /** reap_thread() without kwait-&gt;lock: a switch, since one check holds without it. */
    NO_REAP_LOCK,
    /** reap_thread() wakes kwaitd before it queues the thread. */
    WAKE_BEFORE_QUEUE,
    /** kwaitd() becomes TASK_INTERRUPTIBLE after it has dropped kwait-&gt;lock. */
    SLEEP_AFTER_UNLOCK,
    /** do_fork() without INIT_LIST_HEAD(&amp;p-&gt;zombie_list). */
    NO_INIT_ZOMBIE_LIST,
    /** kwaitd() sets kwait-&gt;task before it has initialised the queue. */
    TASK_BEFORE_QUEUE,
    /** wait4() becomes TASK_INTERRUPTIBLE after it has looked at its children. */
    STATE_AFTER_SCAN
}
