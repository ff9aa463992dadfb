package asyncfork;

/** A line of the patch or of the kernel that is right, left out to show what rests on it. */
public enum Mutant {
    /** schedule() does not ask whether there is a cookie. */
    NO_COOKIE_TEST,
    /** schedule() calls schedule_async() for a preemption too. */
    NO_PREEMPT_ACTIVE_TEST,
    /** schedule() calls schedule_async() in TASK_RUNNING too. */
    NO_STATE_TEST,
    /** schedule() calls schedule_async() after it has locked the runqueue. */
    ASYNC_UNDER_RQ_LOCK,
    /** schedule_async() does not ask whether a fork has failed before. */
    NO_FAILED_CLONE_TEST,
    /** schedule_async() clears the cookie after the fork. */
    CLEAR_COOKIE_LATE,
    /** schedule_async() leaves the cookie cleared after a failed fork. */
    NO_FAILED_CLONE,
    /** do_async() sets the cookie before copy_from_user(). */
    COOKIE_BEFORE_COPY,
    /** do_async() does not ask whether it is inside of an async call. */
    NO_NEST_TEST,
    /** do_async() does not ask whether the call has forked. */
    NO_EXIT_TEST,
    /** do_async() leaves the cookie as it is after a synchronous call. */
    NO_COOKIE_CLEAR,
    /** do_async() writes no status if the call has forked. */
    NO_STATUS_FROM_WORKER,
    /** copy_process() does not ask for pending signals. */
    NO_PENDING_TEST,
    /** copy_process() does not take tasklist_lock. */
    NO_TASKLIST_LOCK_IN_FORK,
    /** tgkill() does not take tasklist_lock. */
    NO_TASKLIST_LOCK_IN_TGKILL,
    /** sched_fork() leaves the child in the state of its parent. */
    NO_STATE_IN_SCHED_FORK,
    /** The rest of schedule() does not take the lock of the runqueue. */
    NO_RQ_LOCK_IN_SCHEDULE,
    /** try_to_wake_up() does not take the lock of the runqueue. */
    NO_RQ_LOCK_IN_WAKE_UP,
    /** The rest of schedule() lets a task sleep that is preempted on its way to sleep. */
    PREEMPTION_SLEEPS,
    /** prepare_to_wait() and finish_wait() do not take the lock of the wait queue. */
    NO_QUEUE_LOCK,
    /** down() and up() do not take the lock of the semaphore's wait queue. */
    NO_SEMAPHORE_LOCK,
    /** A waiter looks at its condition before prepare_to_wait(). */
    CONDITION_BEFORE_STATE
}
