package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Label;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Operand;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.layout.Region;

/**
 * The method that runs what a task does before its first position, in place: {@code int
 * enter(long[] words, int base)}, which answers a failure's number or -1.
 */
final class EntryCode implements RegionCode.Exits {
    private static final int ARRAY = 1;
    private static final int BASE = 2;

    private final Code code;
    private final LayoutPlan plan;
    private final Region region;
    private final Values values;
    private final StateWords words;
    private final Settling settling;

    EntryCode(Code code, LayoutPlan plan, int task, List<long[]> tables) {
        this.code = code;
        this.plan = plan;
        region = plan.entry(task);
        BitSet reads = new BitSet();
        BitSet writes = new BitSet();
        plan.touch(task, region, reads, writes);
        values = new Values(code, tables);
        words = new StateWords(code, plan, reads, writes);
        settling = new Settling(plan, values, words, task, region, List.of());
    }

    Label emit() {
        words.load(ARRAY, BASE);
        new RegionCode(code, plan, region, values, words, this).emit(List.of());
        return code.end();
    }

    @Override
    public void reached(int position) {
        settling.settle(position);
        words.save(ARRAY, BASE);
        failed(-1);
    }

    @Override
    public void failed(int failure) {
        code.push(failure);
        code.op(IRETURN);
    }

    @Override
    public void disabled() {
        throw refused("a guard");
    }

    @Override
    public void answered(Operand holds) {
        throw refused("an answer");
    }

    @Override
    public void start(Instruction.Start start) {
        throw refused("a start");
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(
                region.program().name() + " has " + what + " before its first position");
    }
}
