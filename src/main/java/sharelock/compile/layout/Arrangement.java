package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Instruction.CellRef;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.system.Slot;
import sharelock.system.StateLayout;

/** Places everything in words: cells, positions, frames, and variables in the frames. */
final class Arrangement {
    private final ModelProgram program;
    private final Families families;
    private final Locals locals;
    private final int positions;
    private final List<BitPacking.Block> blocks = new ArrayList<>();
    private final List<List<Integer>> members = new ArrayList<>();
    private final List<FramePacking> frames = new ArrayList<>();
    private final List<List<Integer>> frameBlocks = new ArrayList<>();
    private final List<BitSet> frameSlots = new ArrayList<>();
    private final StateLayout layout;
    private final List<Slot> variables;

    Arrangement(ModelProgram program, Families families, Locals locals, BitSet computed) {
        this.program = program;
        this.families = families;
        this.locals = locals;
        this.positions = program.cells().size();
        for (int task = 0; task < program.tasks().size(); task++) {
            addBlock(List.of(positions + task), families.packing(positions + task).width());
            addFrame(task);
        }
        addCells(computed);
        BitPacking packing = BitPacking.of(blocks);
        List<Slot> slots = cellsAndPositions(packing);
        for (int task = 0; task < frames.size(); task++) {
            BitSet numbers = new BitSet();
            for (int block : frameBlocks.get(task)) {
                BitPacking.Spot spot = packing.spot(block);
                int bits = blocks.get(block).bits();
                String name = program.tasks().get(task).name() + " locals";
                numbers.set(slots.size());
                slots.add(new Slot(name, spot.word(), spot.shift(), bits, 0, List.of()));
            }
            frameSlots.add(numbers);
        }
        variables = variables(packing);
        List<String> tasks = program.tasks().stream().map(Program::name).toList();
        layout = new StateLayout(Math.max(1, packing.words()), tasks, slots);
        layout.checkInvariants();
    }

    private int addBlock(List<Integer> slots, int bits) {
        members.add(slots);
        blocks.add(new BitPacking.Block(blocks.size(), bits));
        return blocks.size() - 1;
    }

    private void addFrame(int task) {
        List<FramePacking.Item> items = new ArrayList<>();
        for (int local = 0; local < locals.all().size(); local++) {
            if (locals.all().get(local).task() != task) continue;
            int width = families.packing(member(local)).width();
            BitSet live = locals.all().get(local).positions();
            items.add(new FramePacking.Item(items.size(), width, live));
        }
        FramePacking frame = new FramePacking(items);
        frames.add(frame);
        frameBlocks.add(frame.chunks().stream().map(bits -> addBlock(List.of(), bits)).toList());
    }

    /** Number of a variable in the families. */
    private int member(int local) {
        return positions + program.tasks().size() + local;
    }

    private void addCells(BitSet computed) {
        for (List<Integer> group : families.cellGroups()) {
            int width = families.packing(group.get(0)).width();
            boolean together = group.stream().anyMatch(computed::get);
            int most = !together ? 1 : width == 0 ? group.size() : Long.SIZE / width;
            for (int i = 0; i < group.size(); i += most) {
                List<Integer> block = group.subList(i, Math.min(group.size(), i + most));
                addBlock(block, block.size() * width);
            }
        }
    }

    /** The cells that some program addresses by a computed number. */
    static BitSet computedCells(ModelProgram program) {
        BitSet computed = new BitSet();
        List<Program> all = new ArrayList<>(program.tasks());
        all.addAll(program.properties());
        for (Program one : all) {
            for (Node node : one.nodes()) {
                Instruction.Effects effects = node.instruction().effects();
                addIfComputed(effects.loaded(), computed);
                addIfComputed(effects.stored(), computed);
            }
        }
        return computed;
    }

    private static void addIfComputed(@Nullable CellRef place, BitSet computed) {
        if (place == null || place.cell() instanceof Operand.Const) return;
        computed.or(place.cells());
    }

    private List<Slot> cellsAndPositions(BitPacking packing) {
        SlotNames names = new SlotNames(program);
        Slot[] slots = new Slot[positions + program.tasks().size()];
        for (int block = 0; block < blocks.size(); block++) {
            int shift = packing.spot(block).shift();
            for (int number : members.get(block)) {
                Range.Packing how = families.packing(number);
                slots[number] =
                        new Slot(
                                names.name(number),
                                packing.spot(block).word(),
                                shift,
                                how.width(),
                                how.low(),
                                how.nullable(),
                                names.values(number, how));
                shift += how.width();
            }
        }
        return new ArrayList<>(Arrays.asList(slots));
    }

    private List<Slot> variables(BitPacking packing) {
        SlotNames names = new SlotNames(program);
        int[] items = new int[frames.size()];
        List<Slot> result = new ArrayList<>();
        for (int number = 0; number < locals.all().size(); number++) {
            Locals.Local local = locals.all().get(number);
            int offset = frames.get(local.task()).offset(items[local.task()]++);
            Range.Packing how = families.packing(member(number));
            BitPacking.Spot spot = new BitPacking.Spot(0, 0);
            if (how.width() > 0) {
                spot = packing.spot(frameBlocks.get(local.task()).get(offset / Long.SIZE));
            }
            String task = program.tasks().get(local.task()).name();
            result.add(
                    new Slot(
                            task + "." + local.variable().name(),
                            spot.word(),
                            how.width() > 0 ? spot.shift() + offset % Long.SIZE : 0,
                            how.width(),
                            how.low(),
                            how.nullable(),
                            names.values(local.variable().type(), how)));
        }
        return List.copyOf(result);
    }

    StateLayout layout() {
        return layout;
    }

    /** The slots in which a task keeps its variables. */
    BitSet frameSlots(int task) {
        return frameSlots.get(task);
    }

    /** The bits of each variable that lives across steps; those of one task may overlap. */
    List<Slot> variables() {
        return variables;
    }
}
