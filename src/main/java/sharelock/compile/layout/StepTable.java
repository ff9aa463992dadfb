package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;
import sharelock.system.Step;

/** Every step of a model, the nodes it passes through, and the slots it may touch. */
final class StepTable {
    private final ModelProgram program;
    private final int[] first;
    private final List<Region> entries = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<Region> properties = new ArrayList<>();
    private final List<BitSet> frameTasks = new ArrayList<>();
    private final List<Step> steps;

    StepTable(ModelProgram program) {
        this.program = program;
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
            if (instruction.effects().ofSteps()) {
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
            BitSet frames = new BitSet();
            reads.set(positionSlot(task));
            touch(task, region, new Touched(reads, writes, frames));
            Origin origin = region.node(nodes[position]).origin().inModel();
            String name = origin.text() + "   " + origin;
            regions.add(region);
            frameTasks.add(frames);
            all.add(new Step(all.size(), task, name, reads, writes));
        }
    }

    /** Slots of cells and positions that are read and written, and tasks whose frames are. */
    record Touched(BitSet reads, BitSet writes, BitSet frames) {}

    /** Adds what a region of a task, or of a property if that is -1, may touch. */
    void touch(int task, Region region, Touched touched) {
        BitSet reads = touched.reads();
        BitSet writes = touched.writes();
        if (task >= 0) {
            writes.set(positionSlot(task));
            touched.frames().set(task);
        }
        for (int number : region.order()) {
            Instruction.Effects effects = region.node(number).instruction().effects();
            Instruction.CellRef loaded = effects.loaded();
            Instruction.CellRef stored = effects.stored();
            if (loaded != null) reads.or(loaded.cells());
            if (stored != null) writes.or(stored.cells());
            for (int other : effects.tasks().asked()) reads.set(positionSlot(other));
            for (int other : effects.tasks().started()) {
                reads.set(positionSlot(other));
                if (!program.tasks().get(other).startsDormant()) continue;
                touch(other, entries.get(other), touched);
            }
        }
    }

    private int positionSlot(int task) {
        return program.cells().size() + task;
    }

    /** All steps, when each task's frame stands in some slots. */
    List<Step> steps(IntFunction<BitSet> slotsOfFrame) {
        List<Step> whole = new ArrayList<>();
        for (Step step : steps) {
            BitSet reads = (BitSet) step.reads().clone();
            BitSet writes = (BitSet) step.writes().clone();
            for (int task : frameTasks.get(step.id()).stream().toArray()) {
                reads.or(slotsOfFrame.apply(task));
                writes.or(slotsOfFrame.apply(task));
            }
            whole.add(new Step(step.id(), step.task(), step.name(), reads, writes));
        }
        return List.copyOf(whole);
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
