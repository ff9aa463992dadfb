package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.ir.Cell;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;

/** What slots and their values are called. */
final class SlotNames {
    private final ModelProgram program;
    private final Frames frames;
    private final LayoutPlan plan;

    SlotNames(ModelProgram program, Frames frames, LayoutPlan plan) {
        this.program = program;
        this.frames = frames;
        this.plan = plan;
    }

    String name(int slot) {
        int task = slot - program.cells().size();
        if (task < 0) return program.cells().get(slot).name();
        if (slot < plan.firstFrame()) return program.tasks().get(task).name() + " position";
        return frames.all().get(slot - plan.firstFrame()).name(program);
    }

    List<String> values(int slot, Range.Packing packing) {
        int task = slot - program.cells().size();
        if (task >= 0 && slot < plan.firstFrame()) return positions(task);
        Type type =
                task < 0
                        ? program.cells().get(slot).type()
                        : frames.all().get(slot - plan.firstFrame()).type();
        List<String> names = List.of();
        long first = 0;
        if (task < 0) {
            Cell cell = program.cells().get(slot);
            names = cell.names();
            first = cell.least();
        }
        if (type == Type.BOOLEAN) {
            names = List.of("false", "true");
            first = 0;
        } else if (type == Type.REF && !program.objects().isEmpty()) {
            names = program.objects();
            first = 0;
        }
        return names.isEmpty() ? names : shift(names, first, packing);
    }

    /** The names from the packing's lowest value on, when the given ones begin at another. */
    private static List<String> shift(List<String> names, long first, Range.Packing packing) {
        long values = packing.width() > 20 ? 1 << 20 : 1L << packing.width();
        long end = Math.min(first + names.size(), packing.low() + values);
        List<String> shifted = new ArrayList<>();
        for (long value = packing.low(); value < end; value++) {
            boolean known = value >= first;
            shifted.add(known ? names.get((int) (value - first)) : Long.toString(value));
        }
        return shifted;
    }

    private List<String> positions(int task) {
        Program body = program.tasks().get(task);
        List<String> names = new ArrayList<>();
        for (int node : body.positionNodes()) {
            names.add("at " + names.size() + " " + body.nodes().get(node).origin().inModel());
        }
        names.add("finished");
        if (body.startsDormant()) names.add("dormant");
        return names;
    }
}
