package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntBiFunction;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Origin;
import sharelock.compile.ir.Program;
import sharelock.system.Step;

/** Every step of a model, the nodes it passes through, and the slots it may touch. */
final class StepTable {
    private final ModelProgram program;
    private final ToIntBiFunction<Integer, Operand.Var> frameSlot;
    private final int[] first;
    private final List<Region> entries = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<Region> properties = new ArrayList<>();
    private final List<Step> steps;

    StepTable(ModelProgram program, ToIntBiFunction<Integer, Operand.Var> frameSlot) {
        this.program = program;
        this.frameSlot = frameSlot;
        first = new int[program.tasks().size()];
        for (Program task : program.tasks()) entries.add(checked(Region.entry(task)));
        List<Step> all = new ArrayList<>();
        for (int task = 0; task < first.length; task++) addSteps(task, all);
        steps = List.copyOf(all);
        for (Program one : program.properties()) properties.add(Region.entry(one));
    }

    private static Region checked(Region entry) {
        for (int node : entry.order()) {
            Instruction instruction = entry.node(node).instruction();
            if (instruction instanceof Instruction.Guard
                    || instruction instanceof Instruction.Choose
                    || instruction instanceof Instruction.Start) {
                throw new IllegalArgumentException(
                        entry.program().name()
                                + " runs '"
                                + entry.node(node)
                                + "' before its first position, but this is a visible operation");
            }
        }
        return entry;
    }

    private void addSteps(int task, List<Step> all) {
        Program body = program.tasks().get(task);
        first[task] = all.size();
        int[] nodes = body.positionNodes();
        for (int position = 0; position < nodes.length; position++) {
            Region region = Region.step(body, nodes[position]);
            BitSet reads = new BitSet();
            BitSet writes = new BitSet();
            reads.set(positionSlot(task));
            addFrame(task, position, reads);
            addFrame(task, position, writes);
            touch(task, region, reads, writes);
            Origin origin = region.node(nodes[position]).origin().inModel();
            String name = origin.text() + "   " + origin;
            regions.add(region);
            all.add(new Step(all.size(), task, name, reads, writes));
        }
    }

    /** Adds the slots that a region of a task, or of a property if that is -1, may touch. */
    void touch(int task, Region region, BitSet reads, BitSet writes) {
        if (task >= 0) writes.set(positionSlot(task));
        region.targets().stream().forEach(target -> addFrame(task, target, writes));
        for (int number : region.order()) {
            Node node = region.node(number);
            if (node.instruction() instanceof Instruction.Load load) {
                reads.or(load.from().cells());
            } else if (node.instruction() instanceof Instruction.Store store) {
                writes.or(store.to().cells());
            } else if (node.instruction() instanceof Instruction.Finished finished) {
                for (int other : finished.tasks()) reads.set(positionSlot(other));
            } else if (node.instruction() instanceof Instruction.Start start) {
                for (int other : start.tasks()) {
                    reads.set(positionSlot(other));
                    if (!program.tasks().get(other).startsDormant()) continue;
                    touch(other, entries.get(other), reads, writes);
                }
            }
        }
    }

    private void addFrame(int task, int position, BitSet slots) {
        for (Operand.Var live : program.tasks().get(task).live().get(position)) {
            slots.set(frameSlot.applyAsInt(task, live));
        }
    }

    private int positionSlot(int task) {
        return program.cells().size() + task;
    }

    List<Step> steps() {
        return steps;
    }

    int number(int task, int position) {
        return first[task] + position;
    }

    Region region(int step) {
        return regions.get(step);
    }

    Region entry(int task) {
        return entries.get(task);
    }

    Region property(int number) {
        return properties.get(number);
    }
}
