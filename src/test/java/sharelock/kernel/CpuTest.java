package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.kernel.Violations.ruleBrokenBy;
import static sharelock.model.RealThreads.after;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.Steps;
import sharelock.model.Task;

@Timeout(60)
class CpuTest {
    private final Cpu cpu = new Cpu("cpu0");
    private final Cpu other = new Cpu("cpu1");

    @Test
    void oneTaskRunsAtATime() {
        Task first = task("first", cpu::enter);
        assertThat(deadlocks(first, after(first, "second", cpu::enter))).isTrue();
        assertThat(cpu.runs(first)).isTrue();

        Runnable turn =
                () -> {
                    other.enter();
                    other.leave();
                };
        finish(task("a", turn), task("b", turn));
    }

    @Test
    void aTaskCanRunOnACpuFromTheStart() {
        Task task = task("idle", () -> {});

        assertThat(new Cpu("cpu0", task).runs(task)).isTrue();
    }

    @Test
    void aTaskThatMayBePreemptedIsMoved() {
        Task task = task("moved", cpu::enter);

        finish(task, task("balance", () -> cpu.migrateTo(other)));

        assertThat(cpu.runs(task)).isFalse();
        assertThat(other.runs(task)).isTrue();
    }

    @Test
    void aTaskWithPreemptionOffStays() {
        Task task =
                task(
                        "stays",
                        () -> {
                            Cpu.preemptDisable();
                            cpu.enter();
                        });

        assertThat(deadlocks(task, task("balance", () -> cpu.migrateTo(other)))).isTrue();
        assertThat(cpu.runs(task)).isTrue();
    }

    @Test
    void aTaskWithPreemptionOffMustNotSleep() {
        assertThat(ruleBrokenBy(Cpu::preemptDisable, Cpu::mightSleep))
                .isEqualTo(Rule.SLEEP_IN_ATOMIC);
        assertThat(ruleBrokenBy(cpu::enter, Cpu::preemptDisable, cpu::leave))
                .isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }

    @Test
    void preemptionIsEnabledAsOftenAsDisabled() {
        assertThat(ruleBrokenBy(Cpu::preemptEnable)).isEqualTo(Rule.UNBALANCED_ENABLE);
        assertThat(ruleBrokenBy(Cpu::preemptDisable, Cpu::preemptEnable, Cpu::preemptEnable))
                .isEqualTo(Rule.UNBALANCED_ENABLE);
    }

    @Test
    void anInterruptWaitsUntilInterruptsAreOn() {
        Task off =
                task(
                        "off",
                        () -> {
                            cpu.enter();
                            assertThat(cpu.localIrqSave()).isFalse();
                        });
        Task handler = after(off, "handler", () -> Steps.await(cpu::takesInterrupts));

        assertThat(deadlocks(off, handler)).isTrue();
    }

    @Test
    void interruptsComeBackWithTheOutermostRestore() {
        finish(
                task(
                        "only",
                        () -> {
                            cpu.enter();
                            boolean outer = cpu.localIrqSave();
                            boolean inner = cpu.localIrqSave();
                            cpu.localIrqRestore(inner);
                            assertThat(cpu.takesInterrupts()).isFalse();
                            cpu.localIrqRestore(outer);
                            assertThat(cpu.takesInterrupts()).isTrue();
                            Cpu.mightSleep();
                        }));
    }

    @Test
    void sleepWithInterruptsOffFails() {
        assertThat(ruleBrokenBy(cpu::enter, cpu::localIrqSave, Cpu::mightSleep))
                .isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }

    @Test
    void onlyTheTaskOnACpuUsesIt() {
        assertThat(ruleBrokenBy(cpu::leave)).isEqualTo(Rule.WRONG_CPU);
        assertThat(ruleBrokenBy(cpu::localIrqSave)).isEqualTo(Rule.WRONG_CPU);
        assertThat(ruleBrokenBy(() -> cpu.localIrqRestore(false))).isEqualTo(Rule.WRONG_CPU);
    }
}
