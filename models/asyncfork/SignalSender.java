package asyncfork;

import sharelock.model.Steps;
import sharelock.model.Task;

/** Another thread in pthread_kill(): it signals the tid with which the thread was born. */
final class SignalSender extends Task {
    private final AsyncFork kernel;

    SignalSender(AsyncFork kernel) {
        super("sender");
        this.kernel = kernel;
    }

    @Override
    protected void run() {
        boolean blocked = kernel.blockedSignal && Steps.choose(2) == 1;
        tgkill(blocked ? TaskStruct.BLOCKED : TaskStruct.UNBLOCKED);
    }

    /** kernel/signal.c, sys_tgkill(), with specific_send_sig_info() and signal_wake_up(). */
    private void tgkill(int signal) {
        kernel.tasklistLock.readLock();
        TaskStruct p = kernel.pidHash; // find_task_by_pid()
        if (p != null) {
            Steps.atomically(() -> send(p, signal));
            if (signal == TaskStruct.UNBLOCKED) kernel.scheduler.signalWakeUp(p);
        } else {
            Steps.ghost(() -> kernel.audit.losesSignal()); // -ESRCH
        }
        kernel.tasklistLock.readUnlock();
    }

    /**
     * Under p->sighand->siglock. Whether there is a p->sighand was asked with the look-up of the
     * task; release_task() takes it away.
     */
    private static void send(TaskStruct p, int signal) {
        if (p.released) throw new AssertionError("BUG: p->sighand is NULL in sys_tgkill()");
        p.pending |= signal;
    }
}
