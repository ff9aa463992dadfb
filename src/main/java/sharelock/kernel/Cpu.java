package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * A CPU: which task runs on it, and whether it takes interrupts (include/asm-i386/system.h,
 * include/linux/smp.h, 2.4.17; preempt_disable of later kernels).
 *
 * <p>A task that no Cpu knows just runs. An interrupt handler is a task that waits for {@link
 * #takesInterrupts()}; it does not hold back the task that it interrupts.
 */
public final class Cpu {
    private final String name;
    private Task current;
    private boolean interruptsOff;

    public Cpu(String name) {
        this.name = name;
    }

    /** A CPU on which a task runs from the start. */
    public Cpu(String name, Task current) {
        this.name = name;
        this.current = current;
    }

    /** preempt_disable: the current task must not sleep and stays on its CPU. No visible step. */
    public static void preemptDisable() {
        PreemptCount.disable();
    }

    /** preempt_enable. */
    public static void preemptEnable() {
        if (!PreemptCount.isNonZero()) {
            throw new RuleViolation(
                    Rule.UNBALANCED_ENABLE, "preempt_enable where preemption is not disabled");
        }
        PreemptCount.enable();
    }

    /** might_sleep: fails where the task must not. No visible step. */
    public static void mightSleep() {
        if (PreemptCount.isNonZero()) {
            throw new RuleViolation(Rule.SLEEP_IN_ATOMIC, "a sleep where the task must not");
        }
    }

    /** The scheduler gives the CPU, once it is idle, to the task: one step. */
    public void enter() {
        Steps.when(() -> current == null, () -> current = Task.current());
    }

    /** schedule: the task gives up the CPU. One step. */
    public void leave() {
        Steps.atomically(
                () -> {
                    checkCurrent();
                    mightSleep();
                    current = null;
                });
    }

    /**
     * load_balance: moves the task that runs here to another, idle CPU. One step of whoever models
     * the scheduler, enabled when the task may be preempted.
     */
    public void migrateTo(Cpu other) {
        Steps.when(
                () -> canBePreempted() && other.current == null,
                () -> {
                    other.current = current;
                    current = null;
                });
    }

    /** local_irq_save: one step, true if interrupts were off already. The task must not sleep. */
    public boolean localIrqSave() {
        return Steps.atomically(
                () -> {
                    checkCurrent();
                    boolean wereOff = interruptsOff;
                    if (!wereOff) {
                        interruptsOff = true;
                        PreemptCount.disable();
                    }
                    return wereOff;
                });
    }

    /** local_irq_restore: one step, with what localIrqSave() gave. */
    public void localIrqRestore(boolean wereOff) {
        Steps.atomically(
                () -> {
                    checkCurrent();
                    if (interruptsOff && !wereOff) {
                        interruptsOff = false;
                        PreemptCount.enable();
                    }
                });
    }

    /** Whether an interrupt can arrive; a guard for the task that handles it. */
    public boolean takesInterrupts() {
        return !interruptsOff;
    }

    /** Whether the task runs on this CPU: smp_processor_id. */
    public boolean runs(Task task) {
        return current == task;
    }

    private boolean canBePreempted() {
        return current != null && !PreemptCount.isNonZero(current);
    }

    private void checkCurrent() {
        if (current != Task.current()) {
            throw new RuleViolation(
                    Rule.WRONG_CPU, name + " is used by a task that does not run on it");
        }
    }
}
