package kwaitd;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * An interrupt that looks at all tasks, as one that sends a signal to a process group does: any
 * CPU, any time at which interrupts are on, once. The task that it interrupts does not let go of a
 * lock before it has ended.
 */
final class Interrupt extends Task {
    private final ThreadReaping kernel;

    Interrupt(ThreadReaping kernel) {
        super("interrupt");
        this.kernel = kernel;
    }

    @Override
    protected void run() {
        RunQueue cpu = kernel.cpus[kernel.cpus.length == 1 ? 0 : Steps.choose(kernel.cpus.length)];
        Steps.when(() -> !cpu.irqsOff && cpu.holder == null, () -> cpu.interrupted = true);
        kernel.tasklistLock.readLock();
        for (int i = 0; i < kernel.family.length; i++) {
            TaskStruct p = kernel.family[i];
            if (p.hashed) Steps.atomically(() -> kernel.assertLive(p));
        }
        kernel.tasklistLock.readUnlock();
        cpu.interrupted = false;
    }
}
