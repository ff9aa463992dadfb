package sharelock.kernel.checked;

import sharelock.kernel.Cpu;
import sharelock.kernel.WaitQueue;
import sharelock.model.Invariant;
import sharelock.model.Task;

/**
 * A task that sleeps until a condition holds, one that makes it hold, and a CPU for each or both.
 */
final class SleepModel {

    /** How the condition is waited for. */
    enum How {
        PREPARE_THEN_LOOK,
        LOOK_THEN_SLEEP
    }

    final WaitQueue queue = new WaitQueue("queue");
    final Cpu cpu = new Cpu("cpu0");
    boolean condition;
    final Task[] tasks;

    SleepModel(How how) {
        tasks = new Task[] {new Sleeper(how), new Waker()};
    }

    private final class Sleeper extends Task {
        private final How how;

        Sleeper(How how) {
            super("sleeper");
            this.how = how;
        }

        @Override
        protected void run() {
            if (how == How.LOOK_THEN_SLEEP) {
                if (!condition) queue.sleepOn();
            } else {
                queue.prepareToWait();
                while (!condition) {
                    queue.schedule();
                    queue.prepareToWait();
                }
                queue.finishWait();
            }
            cpu.enter();
            cpu.leave();
        }
    }

    private final class Waker extends Task {
        Waker() {
            super("waker");
        }

        @Override
        protected void run() {
            cpu.enter();
            condition = true;
            queue.wakeUp();
            cpu.leave();
        }
    }

    /** Nobody runs on two queues at once: who waits does not have the CPU. */
    static final class WaiterIsOffTheCpu implements Invariant<SleepModel> {
        @Override
        public boolean holds(SleepModel m) {
            return !(m.queue.isWaiting(m.tasks[0]) && m.cpu.runs(m.tasks[0]));
        }
    }
}
