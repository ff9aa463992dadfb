package kwaitd;

/** A change that mends the patch: each is off unless a check asks for it. */
public enum Fix {
    /**
     * forget_original_parent() leaves the exit signal of a detached thread at -1.
     *
     * <p>The bug: it makes every orphan report to its new parent with SIGCHLD. A thread whose
     * parent exits first is detached no more: init is told of its end, and has to release it.
     */
    KEEP_DETACHED,

    /**
     * The test of exec ids in exit_notify() leaves an exit signal of -1 alone.
     *
     * <p>The bug: when the parent, or the thread, has called execve() since the clone(), the test
     * makes the thread report with SIGCHLD, to a parent that does not wait for it: the zombie
     * stays. forget_original_parent() changes the exec id too, so that a thread whose parent has
     * exited needs this change besides {@link #KEEP_DETACHED}.
     */
    EXEC_KEEPS_DETACHED,

    /**
     * do_exit() turns preemption off before exit_notify(), until the last schedule().
     *
     * <p>The bug: kwaitd may preempt the thread right behind write_unlock_irq(), on the CPU of the
     * thread, at nice -20. wait_task_inactive() finds that the thread does not run, and without
     * CONFIG_SMP there is no such test at all; release_task() frees a task that is on the run
     * queue, and then runs on.
     */
    PREEMPT_OFF_AT_EXIT,

    /**
     * wait4() passes over detached children that nobody traces.
     *
     * <p>The bug: with __WALL or __WCLONE a detached child that runs is one to wait for, but
     * reap_thread() takes it away without a wake-up: who waits for it sleeps for ever.
     */
    WAIT_SKIPS_DETACHED,

    /**
     * do_notify_parent() tells the tracer of a traced thread, whatever its exit signal.
     *
     * <p>The bug: reap_thread() takes a traced thread away from its debugger, which sleeps in
     * wait4() for ever.
     */
    TRACER_FIRST,

    /**
     * wait4() gives a detached thread that was traced back with an exit signal of -1; to be used
     * with {@link #TRACER_FIRST}.
     *
     * <p>The bug of that fix alone: wait4() of the tracer calls do_notify_parent(p, SIGCHLD), so
     * that the parent is told of a thread that it never waits for, and the zombie stays.
     */
    GIVE_BACK_DETACHED,

    /**
     * ptrace_attach() refuses a zombie, under tasklist_lock.
     *
     * <p>The bug: it looks at task-&gt;mm only, and before it takes tasklist_lock. A thread that
     * exits in between is on its way through kwaitd when it becomes a child of the debugger, which
     * finds it in wait4() while kwaitd frees it; or the debugger exits, the thread is notified a
     * second time, and reap_thread() on another CPU does not see that it has been reaped already.
     */
    NO_ATTACH_TO_ZOMBIES,

    /**
     * ptrace_detach() gives a zombie back with do_notify_parent(), and wakes no zombie; both under
     * tasklist_lock.
     *
     * <p>The bug: a stopped thread that SIGKILL wakes may exit while its debugger detaches, and
     * wake_up_process() then makes a zombie runnable: release_task() finds that it is none and
     * calls BUG(), or the zombie runs on. If the debugger is told of exits, by {@link
     * #TRACER_FIRST}, a zombie that it detaches from would be left to nobody.
     */
    DETACH_GIVES_BACK,

    /**
     * reap_thread() uses the kwaitd of the boot CPU if this CPU has none yet.
     *
     * <p>The bug: a CPU that comes up schedules before cpu_callback() has started its kwaitd. A
     * thread that exits there gets the parent NULL, and SET_LINKS() oopses. If there is no memory
     * for the kwaitd, cpu_callback() says so to cpu_up(), which does not listen: every thread that
     * exits on that CPU oopses.
     */
    QUEUE_TO_RUNNING_KWAITD,

    /**
     * kwaitd takes kwait-&gt;lock with interrupts off; to be used with {@link
     * #QUEUE_TO_RUNNING_KWAITD}.
     *
     * <p>The bug of that fix alone: another CPU spins on kwait-&gt;lock with tasklist_lock held for
     * write, while an interrupt on the CPU of kwaitd spins on tasklist_lock for read. As posted no
     * other CPU takes the lock.
     */
    KWAIT_LOCK_IRQ,

    /**
     * forget_original_parent() gives the children to a thread of the group that is no zombie.
     *
     * <p>The bug: the next thread may be a zombie that kwaitd is about to release. Its children
     * then report to a freed task_struct.
     */
    LIVING_REAPER,

    /**
     * exit_notify() holds tasklist_lock from forget_original_parent() to its end.
     *
     * <p>The bugs are 2.5.31's own: the test of exec ids reads a parent that may be released
     * meanwhile; and a thread that has given its children away, but is no zombie yet, is given new
     * ones by another thread of its group.
     */
    ONE_SECTION
}
