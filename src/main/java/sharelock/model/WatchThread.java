package sharelock.model;

/** A thread that looks at the tasks of a run once, at any moment at which none is inside a step. */
final class WatchThread extends ActingThread {
    private final Runnable look;

    /** On whose behalf a guard is asked. */
    private Task task;

    WatchThread(TaskRun run, Runnable look) {
        super("watch", run);
        this.look = look;
    }

    @Override
    Task task() {
        return task;
    }

    void actFor(Task other) {
        task = other;
    }

    @Override
    public void run() {
        begin();
        synchronized (Steps.MONITOR) {
            indivisibleLook();
        }
    }

    private void indivisibleLook() {
        look.run();
    }
}
