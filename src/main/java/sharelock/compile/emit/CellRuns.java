package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.Slot;

/**
 * The cells that a computed number can mean, as runs of cells that lie in one word at a constant
 * stride: within a run the bit to shift by is computed, between runs the code branches.
 */
final class CellRuns {

    /**
     * Cells {@code first} to {@code last}, which look like {@code slot}, {@code stride} bits apart.
     */
    record Run(int first, int last, Slot slot, int stride) {

        /** This run with one cell more, or null if that lies elsewhere. */
        @Nullable Run with(int cell, Slot next) {
            boolean alike =
                    next.width() == slot.width()
                            && next.low() == slot.low()
                            && next.nullable() == slot.nullable();
            if (!alike) return null;
            if (slot.width() == 0) return new Run(first, cell, slot, 0);
            if (next.word() != slot.word()) return null;
            int distance = next.shift() - slot.shift();
            int step = first == last ? distance / (cell - first) : stride;
            return distance == step * (cell - first) ? new Run(first, cell, slot, step) : null;
        }
    }

    private final List<Run> runs = new ArrayList<>();

    CellRuns(LayoutPlan plan, BitSet cells) {
        Run open = null;
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            Run longer = open == null ? null : open.with(cell, plan.slot(cell));
            if (longer == null && open != null) runs.add(open);
            open = longer == null ? new Run(cell, cell, plan.slot(cell), 0) : longer;
        }
        if (open == null) throw new IllegalArgumentException("An access to no cell");
        runs.add(open);
    }

    /** Runs {@code body} for the run that the cell number in a local variable lies in. */
    void choose(Code code, int cell, Consumer<Run> body) {
        Label end = new Label();
        choose(code, cell, runs, body, end);
        code.label(end);
    }

    private static void choose(Code code, int cell, List<Run> runs, Consumer<Run> body, Label end) {
        if (runs.size() == 1) {
            body.accept(runs.get(0));
            code.jump(GOTO, end);
            return;
        }
        int half = runs.size() / 2;
        Label upper = new Label();
        code.local(ILOAD, cell);
        code.push(runs.get(half).first());
        code.jump(IF_ICMPGE, upper);
        choose(code, cell, runs.subList(0, half), body, end);
        code.label(upper);
        choose(code, cell, runs.subList(half, runs.size()), body, end);
    }

    /** Pushes the bit at which the cell of a run begins. */
    static void shift(Code code, int cell, Run run) {
        if (run.stride() == 0) {
            code.push(run.slot().shift());
            return;
        }
        code.local(ILOAD, cell);
        if (run.stride() != 1) {
            code.push(run.stride());
            code.op(IMUL);
        }
        int first = run.slot().shift() - run.first() * run.stride();
        if (first == 0) return;
        code.push(first);
        code.op(IADD);
    }
}
