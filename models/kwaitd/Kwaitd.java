package kwaitd;

/** The [kwaitd] of a CPU. Unless the CPU comes up later, it has started and sleeps. */
final class Kwaitd extends TaskStruct {
    private final Kwait kwait;
    private final RunQueue ownRq;
    private final boolean running;

    Kwaitd(ThreadReaping kernel, Kwait kwait, RunQueue creator, RunQueue ownRq, boolean running) {
        super("kwaitd" + kwait.cpu, kernel, running ? ownRq : creator, false);
        this.kwait = kwait;
        this.ownRq = ownRq;
        this.running = running;
        if (running) {
            state = State.INTERRUPTIBLE;
            array = false;
            bound = true;
            kwait.task = this;
            kwait.queueReady = true;
        }
    }

    @Override
    protected boolean startsDormant() {
        return !running;
    }

    @Override
    protected boolean isDaemon() {
        return true;
    }

    /** kwaitd(). */
    @Override
    protected void run() {
        kernel.sched.switchIn(this);
        if (running) {
            state = State.RUNNING;
        } else {
            startUp();
        }
        for (; ; ) {
            lock();
            TaskStruct p = kwait.first();
            kernel.sched.preemptSchedule(this); // nothing, as long as the lock is held
            if (p == null) {
                if (!kernel.mutants.sleepAfterUnlock) state = State.INTERRUPTIBLE;
                unlock();
                if (kernel.mutants.sleepAfterUnlock) state = State.INTERRUPTIBLE;
                kernel.sched.schedule(this);
                state = State.RUNNING;
                continue;
            }
            kwait.listDelInit(p);
            unlock();
            kernel.exit.releaseTask(this, p);
            p = null;
        }
    }

    private void startUp() {
        kernel.sched.setCpusAllowed(this, ownRq);
        if (kernel.mutants.taskBeforeQueue) kwait.task = this;
        kernel.sched.preemptSchedule(this);
        kwait.initListHead();
        kernel.sched.preemptSchedule(this);
        if (!kernel.mutants.taskBeforeQueue) kwait.task = this;
    }

    private void lock() {
        if (kernel.fixes.kwaitLockIrq) kernel.localIrqDisable(this);
        kwait.lock.lock();
    }

    private void unlock() {
        kernel.unlock(this, kwait.lock);
        if (kernel.fixes.kwaitLockIrq) kernel.localIrqEnable(this);
        kernel.sched.preemptSchedule(this);
    }
}
