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
 * The method of one property: {@code int holds(long[] states, int at)}, which answers 1, 0, or -1
 * if the property failed.
 */
final class PropertyCode implements RegionCode.Exits {
    private static final int STATES = 1;
    private static final int AT = 2;

    private final Code code;
    private final LayoutPlan plan;
    private final Region region;
    private final Values values;
    private final StateWords words;

    PropertyCode(Code code, LayoutPlan plan, int number, List<long[]> tables) {
        this.code = code;
        this.plan = plan;
        region = plan.property(number);
        BitSet reads = new BitSet();
        BitSet writes = new BitSet();
        plan.touch(-1, region, reads, writes);
        if (!writes.isEmpty()) throw refused("a store");
        values = new Values(code, tables);
        words = new StateWords(code, plan, reads, writes);
    }

    Label emit() {
        words.load(STATES, AT);
        new RegionCode(code, plan, region, values, words, this).emit(List.of());
        return code.end();
    }

    @Override
    public void answered(Operand holds) {
        Label no = new Label();
        values.pushInt(holds);
        code.jump(IFEQ, no);
        code.push(1);
        code.op(IRETURN);
        code.label(no);
        code.push(0);
        code.op(IRETURN);
    }

    @Override
    public void failed(int failure) {
        code.push(-1);
        code.op(IRETURN);
    }

    @Override
    public void reached(int position) {
        throw refused("a position");
    }

    @Override
    public void disabled() {
        throw refused("a guard");
    }

    @Override
    public void start(Instruction.Start start) {
        throw refused("a start");
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(
                "The property " + region.program().name() + " has " + what);
    }
}
