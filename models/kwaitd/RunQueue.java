package kwaitd;

/** A CPU and its run queue: kernel/sched.c, struct runqueue of 2.5.31. */
final class RunQueue {
    final int cpu;

    /** The task that runs here; null is the idle task. */
    TaskStruct curr;

    /** Who holds rq-&gt;lock from one step to the next; null is nobody. */
    TaskStruct holder;

    /** Whether interrupts are off on this CPU. */
    boolean irqsOff;

    /** Whether an interrupt runs on this CPU, and holds back the task that it interrupts. */
    boolean interrupted;

    RunQueue(int cpu) {
        this.cpu = cpu;
    }
}
