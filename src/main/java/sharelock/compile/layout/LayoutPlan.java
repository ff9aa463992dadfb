package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Cell;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Place;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;
import sharelock.system.Slot;
import sharelock.system.SlotOverflow;
import sharelock.system.StateLayout;
import sharelock.system.Step;

/**
 * A model together with the widths chosen for its values: which slot holds which cell, position or
 * variable. Immutable; both ways of running a model take one:
 *
 * <pre>
 *   LayoutPlan plan = LayoutPlan.of(program);
 *   for (;;) {
 *       TransitionSystem system = Emitter.emit(plan);      // or new Interpreter(plan)
 *       try { ... search ... } catch (SlotOverflow overflow) { plan = plan.widen(overflow); }
 *   }
 * </pre>
 *
 * <p>Slots are numbered alike in every plan of a model: first the cells, a cell's slot having the
 * cell's number; then a position slot for each task; then the frame slots, in which variables live
 * across steps. A position slot holds the number of the position, {@link #finished} or {@link
 * #dormant}. A frame slot that no live variable uses is all zero bits.
 */
public final class LayoutPlan {

    /** Slots that are widened together, such as the cells of one group. */
    private record Family(List<Integer> slots, Range range) {}

    private final ModelProgram program;
    private final Frames frames;
    private final List<List<Integer>> alike;
    private final StepTable table;
    private final int[] familyOf;
    private final List<Family> families;
    private final StateLayout layout;

    private LayoutPlan(LayoutPlan before, List<Family> families) {
        this.program = before.program;
        this.frames = before.frames;
        this.alike = before.alike;
        this.table = before.table;
        this.familyOf = before.familyOf;
        this.families = List.copyOf(families);
        this.layout = arrange();
    }

    private LayoutPlan(ModelProgram program) {
        this.program = program;
        this.frames = new Frames(program);
        this.alike = frames.alike(program);
        this.table = new StepTable(program, this::frameSlot);
        this.families = List.copyOf(withFrames(cellsAndPositions(), null));
        this.familyOf = new int[firstFrame() + frames.all().size()];
        for (int family = 0; family < families.size(); family++) {
            for (int slot : families.get(family).slots()) familyOf[slot] = family;
        }
        this.layout = arrange();
    }

    /** The narrowest layout that can be foreseen. */
    public static LayoutPlan of(ModelProgram program) {
        return new LayoutPlan(program);
    }

    /** A layout in which the value that did not fit has room; all else has at least as much. */
    public LayoutPlan widen(SlotOverflow overflow) {
        int number = familyOf[overflow.slot()];
        Family old = families.get(number);
        Range range = old.range().widen(overflow.value());
        if (range.equals(old.range())) {
            throw new IllegalStateException(
                    overflow.getMessage() + ", but it lies in " + old.range());
        }
        List<Family> wider = new ArrayList<>(families);
        wider.set(number, new Family(old.slots(), range));
        int frame = wider.size() - alike.size();
        return new LayoutPlan(this, withFrames(wider.subList(0, frame), wider));
    }

    private List<Family> cellsAndPositions() {
        Map<Integer, List<Cell>> groups = new TreeMap<>();
        for (Cell cell : program.cells()) {
            groups.computeIfAbsent(cell.group(), group -> new ArrayList<>()).add(cell);
        }
        KnownValues known = new KnownValues(program);
        List<Family> result = new ArrayList<>();
        for (List<Cell> group : groups.values()) {
            List<Integer> slots = group.stream().map(Cell::number).toList();
            result.add(new Family(slots, known.ofCells(group)));
        }
        for (int task = 0; task < program.tasks().size(); task++) {
            int last = program.tasks().get(task).startsDormant() ? dormant(task) : finished(task);
            Range range = Range.none(Type.INT).with(0).with(last);
            result.add(new Family(List.of(positionSlot(task)), range));
        }
        return result;
    }

    /** Adds the frame slots, at least as wide as before. */
    private List<Family> withFrames(List<Family> others, @Nullable List<Family> before) {
        List<Range> cells = new ArrayList<>();
        for (int i = 0; i < program.cells().size(); i++) cells.add(Range.none(Type.LONG));
        for (Family family : others) {
            for (int slot : family.slots())
                if (slot < cells.size()) cells.set(slot, family.range());
        }
        KnownValues known = new KnownValues(program);
        List<List<Range>> variables = new ArrayList<>();
        for (Program task : program.tasks()) variables.add(known.ofVariables(task, cells));
        List<Family> result = new ArrayList<>(others);
        for (List<Integer> group : alike) {
            Range range =
                    before == null
                            ? Range.none(frames.all().get(group.get(0)).type())
                            : before.get(result.size()).range();
            for (int number : group) {
                Frames.Frame frame = frames.all().get(number);
                for (Operand.Var variable : frame.variables()) {
                    range = range.with(variables.get(frame.task()).get(variable.index()));
                }
            }
            if (range.isEmpty() && range.type() != Type.REF) range = range.with(0).with(1);
            List<Integer> slots = group.stream().map(frame -> firstFrame() + frame).toList();
            result.add(new Family(slots, range));
        }
        return result;
    }

    private StateLayout arrange() {
        List<BitPacking.Block> blocks = new ArrayList<>();
        List<List<Integer>> members = new ArrayList<>();
        BitSet computed = computedCells();
        for (int task = 0; task < program.tasks().size(); task++) {
            members.add(List.of(positionSlot(task)));
            for (int i = 0; i < frames.all().size(); i++) {
                if (frames.all().get(i).task() == task) members.add(List.of(firstFrame() + i));
            }
        }
        for (Family family : families) {
            if (family.slots().get(0) >= program.cells().size()) continue;
            int width = family.range().packing().width();
            boolean together = family.slots().stream().anyMatch(computed::get);
            int each = together && width > 0 ? Long.SIZE / width : together ? 1 << 16 : 1;
            for (int i = 0; i < family.slots().size(); i += each) {
                int end = Math.min(family.slots().size(), i + each);
                members.add(family.slots().subList(i, end));
            }
        }
        for (List<Integer> block : members) {
            blocks.add(new BitPacking.Block(blocks.size(), block.size() * width(block.get(0))));
        }
        BitPacking packing = BitPacking.of(blocks);
        Slot[] slots = new Slot[firstFrame() + frames.all().size()];
        for (int block = 0; block < blocks.size(); block++) {
            BitPacking.Spot spot = packing.spot(block);
            int shift = spot.shift();
            for (int slot : members.get(block)) {
                slots[slot] = slot(slot, spot.word(), shift);
                shift += width(slot);
            }
        }
        List<String> tasks = program.tasks().stream().map(Program::name).toList();
        StateLayout result = new StateLayout(Math.max(1, packing.words()), tasks, List.of(slots));
        result.checkInvariants();
        return result;
    }

    /** The cells that some program addresses by a computed number. */
    private BitSet computedCells() {
        BitSet computed = new BitSet();
        List<Program> all = new ArrayList<>(program.tasks());
        all.addAll(program.properties());
        for (Program one : all) {
            for (Node node : one.nodes()) {
                Place place =
                        node.instruction() instanceof Instruction.Load load
                                ? load.from()
                                : node.instruction() instanceof Instruction.Store store
                                        ? store.to()
                                        : null;
                if (place != null && place.cell() instanceof Operand.Var) {
                    computed.or(place.cells());
                }
            }
        }
        return computed;
    }

    private int width(int slot) {
        return range(slot).packing().width();
    }

    private Range range(int slot) {
        return families.get(familyOf[slot]).range();
    }

    private Slot slot(int number, int word, int shift) {
        Range.Packing packing = range(number).packing();
        SlotNames names = new SlotNames(program, frames, this);
        return new Slot(
                names.name(number),
                word,
                shift,
                packing.width(),
                packing.low(),
                packing.nullable(),
                names.values(number, packing));
    }

    public ModelProgram program() {
        return program;
    }

    public StateLayout layout() {
        return layout;
    }

    public Slot slot(int number) {
        return layout.slots().get(number);
    }

    /** The slot of a task's position. */
    public int positionSlot(int task) {
        return program.cells().size() + task;
    }

    /** The slot in which a variable lives across steps, or -1 if it never does. */
    public int frameSlot(int task, Operand.Var variable) {
        int frame = frames.frameOf(task, variable.index());
        return frame < 0 ? -1 : firstFrame() + frame;
    }

    int firstFrame() {
        return program.cells().size() + program.tasks().size();
    }

    /** The position slot's value for a task that has finished. */
    public int finished(int task) {
        return program.tasks().get(task).positions();
    }

    /** The position slot's value for a task that waits for its start, if it starts dormant. */
    public int dormant(int task) {
        return finished(task) + 1;
    }

    /** Every step; a task's steps are in order of its positions. */
    public List<Step> steps() {
        return table.steps();
    }

    /** Number of the step that a task takes from a position. */
    public int step(int task, int position) {
        return table.number(task, position);
    }

    /** What a task does from a position. */
    public Region region(int task, int position) {
        return table.region(table.number(task, position));
    }

    /** What a task does before its first position. */
    public Region entry(int task) {
        return table.entry(task);
    }

    /** What a property computes. */
    public Region property(int number) {
        return table.property(number);
    }

    /** Adds the slots that a region of a task, or of a property if that is -1, may touch. */
    public void touch(int task, Region region, BitSet reads, BitSet writes) {
        table.touch(task, region, reads, writes);
    }
}
