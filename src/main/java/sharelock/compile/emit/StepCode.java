package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.Label;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Operand;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.layout.Region;
import sharelock.system.Step;

/**
 * The method of one step: {@code void step(long[] states, int at, Successors out)}. All words that
 * it touches are read first; nothing is copied before the step is known to be enabled and to reach
 * its next position. Only a step that wakes a task copies the state first, for that task's own
 * method to work on.
 */
final class StepCode implements RegionCode.Exits {
    private static final int STATES = 1;
    private static final int AT = 2;
    static final int OUT = 3;

    private final Code code;
    private final LayoutPlan plan;
    private final Step step;
    private final Region region;
    private final List<Operand.Var> live;
    private final Values values;
    private final StateWords words;
    private final Settling settling;
    private final int copy;
    private final int base;
    private final boolean chooses;
    private final boolean starts;
    private final Entries entries;
    private final Label end = new Label();

    /** Emits a call of the method that runs a task's entry. */
    interface Entries {
        void call(Code code, int task, int words, int base);
    }

    StepCode(
            Code code,
            LayoutPlan plan,
            int task,
            int position,
            List<long[]> tables,
            Entries entries) {
        this.code = code;
        this.plan = plan;
        this.entries = entries;
        step = plan.steps().get(plan.step(task, position));
        region = plan.region(task, position);
        live = region.program().live().get(position);
        copy = code.newInt();
        base = code.newInt();
        values = new Values(code, tables);
        words = new StateWords(code, plan, step.reads(), step.writes());
        settling = new Settling(plan, values, words, task, region, live);
        chooses = region.has(Instruction.Choose.class);
        starts = region.has(Instruction.Start.class);
    }

    Label emit() {
        Label again = new Label();
        if (chooses) {
            code.local(ALOAD, OUT);
            code.call(RuntimeCalls.FIRST_CHOICE);
            code.label(again);
        }
        words.load(STATES, AT);
        for (Operand.Var variable : live) {
            words.get(plan.frameSlot(step.task(), variable), Values.isLong(variable.type()));
            values.pop(variable);
        }
        if (starts) begin();
        new RegionCode(code, plan, region, values, words, this).emit(live);
        if (chooses) code.late(() -> chooseNext(again));
        return code.end();
    }

    private void chooseNext(Label again) {
        code.label(end);
        code.local(ALOAD, OUT);
        code.call(RuntimeCalls.NEXT_CHOICE);
        code.jump(IFNE, again);
        code.op(RETURN);
    }

    private void begin() {
        code.local(ALOAD, OUT);
        code.local(ALOAD, STATES);
        code.local(ILOAD, AT);
        code.call(RuntimeCalls.BEGIN);
        code.local(ISTORE, base);
        code.local(ALOAD, OUT);
        code.call(RuntimeCalls.WORDS);
        code.local(ASTORE, copy);
    }

    @Override
    public void reached(int position) {
        settling.settle(position);
        if (!starts) begin();
        words.save(copy, base);
        code.local(ALOAD, OUT);
        code.push(step.id());
        code.call(RuntimeCalls.COMMIT);
        leave();
    }

    @Override
    public void failed(int failure) {
        fail(() -> code.push(failure));
    }

    private void fail(Runnable failure) {
        code.local(ALOAD, OUT);
        code.push(step.id());
        failure.run();
        code.call(RuntimeCalls.FAIL);
        leave();
    }

    @Override
    public void disabled() {
        leave();
    }

    private void leave() {
        if (chooses) code.jump(GOTO, end);
        else code.op(RETURN);
    }

    @Override
    public void answered(Operand holds) {
        throw new IllegalArgumentException(region.program().name() + " answers " + holds);
    }

    @Override
    public void start(Instruction.Start start) {
        TaskChoice.choose(
                code, values, start.task(), start.tasks(), task -> start(task, start.failure()));
    }

    private void start(int task, int failure) {
        if (task != step.task() && plan.program().tasks().get(task).startsDormant()) {
            Label dormant = new Label();
            Label fine = new Label();
            int result = code.newInt();
            words.get(plan.positionSlot(task), false);
            code.push(plan.dormant(task));
            code.jump(IF_ICMPEQ, dormant);
            failed(failure);
            code.label(dormant);
            words.save(copy, base);
            entries.call(code, task, copy, base);
            code.local(ISTORE, result);
            code.local(ILOAD, result);
            code.jump(IFLT, fine);
            fail(() -> code.local(ILOAD, result));
            code.label(fine);
            words.load(copy, base);
        } else {
            failed(failure);
        }
    }
}
