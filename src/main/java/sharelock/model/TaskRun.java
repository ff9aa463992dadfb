package sharelock.model;

/** One run of a model's tasks on real threads. */
final class TaskRun {
    private TaskRun() {}

    /**
     * Launches the tasks that do not start dormant, all at once, and returns when a task has failed
     * or every launched task that is no daemon has finished.
     */
    static void run(Task... tasks) throws InterruptedException {
        synchronized (Steps.MONITOR) {
            launch(tasks);
            while (!isOver(tasks)) Steps.MONITOR.wait();
        }
    }

    static void launch(Task... tasks) {
        for (Task task : tasks) {
            if (!task.startsDormant()) task.launch();
        }
    }

    static boolean isOver(Task... tasks) {
        boolean over = true;
        for (Task task : tasks) {
            if (task.failure() != null) return true;
            if (task.launched() && !task.finished() && !task.isDaemon()) over = false;
        }
        return over;
    }
}
