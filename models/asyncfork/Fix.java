package asyncfork;

/** A change that mends the patch: each is off unless a check asks for it. */
public enum Fix {
    /**
     * schedule_async() forks without sleeping: what would sleep fails, and the call goes on
     * synchronously.
     *
     * <p>The bugs: the task stands in a wait queue already, with its state set, when do_fork() runs
     * inside its schedule(). A sleep in do_fork() ends with TASK_RUNNING, so that the schedule()
     * outside does not sleep and the caller goes on though nobody has woken it. Worse, do_fork()
     * allocates with GFP_KERNEL whatever the caller holds, and the reclaim can want that lock;
     * sleep_on() calls schedule() with interrupts off; and an exclusive wake-up that finds the task
     * in do_fork() does not reach the next waiter. To save the state and put it back is no way out:
     * it loses the wake-up that came in between.
     */
    FORK_WITHOUT_SLEEP,

    /**
     * do_exit() clears async_cookie before anything else.
     *
     * <p>The bug: an oops inside the call leaves the cookie set. The next schedule() of the dying
     * task, in exit_mm() or at the latest the last one in TASK_DEAD, forks, and the child of a dead
     * task returns to user mode.
     */
    CLEAR_COOKIE_IN_EXIT,

    /**
     * The child takes over the tid under tasklist_lock; the worker gets the new one.
     *
     * <p>The bug: a signal to the tid of the thread reaches the worker, which never returns to user
     * mode and drops it at its exit. And the worker's exit looks for robust futexes with the tid
     * that the living thread put there. (A posix timer with SIGEV_THREAD_ID keeps a pointer to the
     * task and would have to be moved too; the model has none.)
     */
    HAND_OVER_TID,

    /**
     * copy_process() refuses for an async call when any signal is pending for the task, blocked or
     * not.
     *
     * <p>The bug: it asks signal_pending(), which leaves blocked signals out. They stay with the
     * worker, and the thread that unblocks them later is another one.
     */
    NO_FORK_WITH_PENDING,

    /**
     * The child takes over clear_child_tid.
     *
     * <p>The bug: it stays with the worker, whose exit tells pthread_join() that the thread is
     * gone. The joiner frees a stack that is in use. The end of the thread itself tells nobody.
     */
    HAND_OVER_CLEAR_CHILD_TID,

    /**
     * The child takes over vfork_done.
     *
     * <p>The bug: it stays with the worker, whose exit lets the parent of a vfork() go on while its
     * child still runs on the parent's stack.
     */
    HAND_OVER_VFORK_DONE,

    /**
     * The child takes over robust_list; to be used with {@link #HAND_OVER_TID}.
     *
     * <p>The bug: it stays with the worker, whose exit marks the mutexes of the living thread as
     * those of a dead owner. pi_state_list goes the same way.
     */
    HAND_OVER_ROBUST_LIST,

    /**
     * CLONE_ALL contains CLONE_SYSVSEM.
     *
     * <p>The bug: the child has no part in the list of SEM_UNDO operations, and the worker's exit
     * undoes them while the thread goes on.
     */
    CLONE_SYSVSEM,

    /**
     * The child keeps sas_ss_sp and sas_ss_size.
     *
     * <p>The bug: copy_process() clears the alternate signal stack of a child with CLONE_VM, so
     * that a thread loses it in a call that sleeps. The thread keyring goes the same way.
     */
    KEEP_ALT_STACK,

    /**
     * copy_process() clears in the child what belongs to the call of the parent: journal_info,
     * reclaim_state, backing_dev_info and PF_MEMALLOC.
     *
     * <p>The bug: a fork in the middle of a system call is new, and dup_task_struct() copies all of
     * it. A child of a parent that sleeps in a transaction takes itself for one that has started
     * it, and its next call joins a handle that is not its own, or no longer there.
     */
    CLEAR_CALL_CONTEXT,

    /**
     * do_async() looks for a flag of its own, PF_ASYNC, which a worker keeps.
     *
     * <p>The bug: it takes async_cookie for the sign of an async call, and that is cleared by the
     * fork. A worker may start an async call inside of its own; if that sleeps, a second child
     * returns to user mode. The table of the patch has no call that does so.
     */
    NEST_BY_FLAG,

    /**
     * do_async() looks at async_cookie, and clears it, before it writes the status.
     *
     * <p>The bug: put_user() can sleep on a page fault, and forks although the call is over.
     */
    CLEAR_COOKIE_BEFORE_STATUS,

    /**
     * A failed put_user() of the status is answered with -EFAULT, or, from the worker, with a
     * SIGSEGV.
     *
     * <p>The bug: do_async() drops the error and returns 0. The user waits for a status for ever.
     */
    REPORT_STATUS_FAULT,

    /**
     * do_async() turns -ERESTARTSYS and its kind into -EINTR.
     *
     * <p>The bug: do_signal() restarts a system call by its return value, and that is 0 here. The
     * call is not restarted, and the user finds a number in the status that is the kernel's own.
     */
    NO_RESTART_CODE
}
