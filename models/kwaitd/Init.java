package kwaitd;

import kwaitd.Wait.Option;

/** init, the child reaper: it waits for ever, since it has other children that do not exit. */
final class Init extends TaskStruct {
    Init(ThreadReaping kernel, RunQueue rq) {
        super("init", kernel, rq, false);
    }

    @Override
    protected boolean isDaemon() {
        return true;
    }

    @Override
    protected void run() {
        kernel.sched.switchIn(this);
        for (; ; ) kernel.wait.wait4(this, Option.NONE, true);
    }
}
