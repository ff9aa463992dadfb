package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;

/** What slots and their values are called. */
final class SlotNames {
    private static final int MOST_BITS = 20;

    private final ModelProgram program;

    SlotNames(ModelProgram program) {
        this.program = program;
    }

    /** The name of a cell or position. */
    String name(int slot) {
        int task = slot - program.cells().size();
        if (task < 0) return program.cells().get(slot).name();
        return program.tasks().get(task).name() + " position";
    }

    /** The names of a cell's or a position's values. */
    List<String> values(int slot, Range.Packing packing) {
        int task = slot - program.cells().size();
        if (task >= 0) return positions(program.tasks().get(task));
        Cell cell = program.cells().get(slot);
        List<String> byType = values(cell.type(), packing);
        boolean isNamed = !byType.isEmpty() || cell.names().isEmpty();
        return isNamed ? byType : shift(cell.names(), cell.least(), packing);
    }

    /** The names of the values of a type. */
    List<String> values(Type type, Range.Packing packing) {
        if (type == Type.BOOLEAN) return shift(List.of("false", "true"), 0, packing);
        if (type == Type.REF) return shift(program.objects(), 0, packing);
        return List.of();
    }

    /** The names from the packing's lowest value on, when the given ones begin at another. */
    private static List<String> shift(List<String> names, long first, Range.Packing packing) {
        long values = 1L << Math.min(MOST_BITS, packing.width());
        long end = Math.min(first + names.size(), packing.low() + values);
        List<String> shifted = new ArrayList<>();
        for (long value = packing.low(); value < end; value++) {
            boolean known = value >= first;
            shifted.add(known ? names.get((int) (value - first)) : Long.toString(value));
        }
        return shifted;
    }

    private static List<String> positions(Program task) {
        List<String> names = new ArrayList<>();
        for (int node : task.positionNodes()) {
            names.add("at " + names.size() + " " + task.nodes().get(node).origin().inModel());
        }
        names.add("finished");
        if (task.startsDormant()) names.add("dormant");
        return names;
    }
}
