package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;

/**
 * The ranges of all cells, positions and variables, numbered in this order. Members of one family
 * have one range and are widened together, such as the cells of one group. Immutable.
 */
final class Families {

    /** {@code found} are the values that a search has asked for, {@code range} all known ones. */
    private record Family(List<Integer> members, Range found, Range range) {}

    private final ModelProgram program;
    private final Locals locals;
    private final KnownValues known;
    private final int firstVariable;
    private final List<Family> families;
    private final int[] familyOf;

    private Families(Families before, List<Family> families) {
        program = before.program;
        locals = before.locals;
        known = before.known;
        firstVariable = before.firstVariable;
        this.families = withKnown(families);
        familyOf = before.familyOf;
    }

    Families(ModelProgram program, Locals locals) {
        this.program = program;
        this.locals = locals;
        known = new KnownValues(program);
        List<Family> all = new ArrayList<>();
        addCells(all);
        addPositions(all);
        firstVariable = program.cells().size() + program.tasks().size();
        for (List<Integer> group : locals.alike(program)) {
            Range none = Range.none(locals.all().get(group.get(0)).variable().type());
            List<Integer> members = group.stream().map(local -> firstVariable + local).toList();
            all.add(new Family(members, none, none));
        }
        families = withKnown(all);
        familyOf = new int[firstVariable + locals.all().size()];
        for (int family = 0; family < families.size(); family++) {
            for (int member : families.get(family).members()) familyOf[member] = family;
        }
    }

    private void addCells(List<Family> all) {
        Map<Integer, List<Cell>> groups = new TreeMap<>();
        for (Cell cell : program.cells()) {
            groups.computeIfAbsent(cell.group(), group -> new ArrayList<>()).add(cell);
        }
        for (List<Cell> group : groups.values()) {
            Range range = known.ofCells(group);
            all.add(new Family(group.stream().map(Cell::number).toList(), range, range));
        }
    }

    private void addPositions(List<Family> all) {
        for (int task = 0; task < program.tasks().size(); task++) {
            Program body = program.tasks().get(task);
            int last = body.positions() + (body.startsDormant() ? 1 : 0);
            Range range = Range.none(Type.INT).with(0).with(last);
            all.add(new Family(List.of(program.cells().size() + task), range, range));
        }
    }

    /** Adds to the variables what they copy from cells and each other. */
    private List<Family> withKnown(List<Family> all) {
        Range[] cells = new Range[program.cells().size()];
        List<List<Range>> variables = new ArrayList<>();
        for (Program task : program.tasks()) {
            List<Range> ranges = new ArrayList<>();
            for (Operand.Var variable : task.variables()) ranges.add(Range.none(variable.type()));
            variables.add(ranges);
        }
        for (Family family : all) {
            for (int member : family.members()) {
                if (member < cells.length) {
                    cells[member] = family.range();
                } else if (member >= firstVariable) {
                    Locals.Local local = locals.all().get(member - firstVariable);
                    variables.get(local.task()).set(local.variable().index(), family.found());
                }
            }
        }
        List<Range> ofCells = Arrays.asList(cells);
        for (int task = 0; task < variables.size(); task++) {
            known.addToVariables(task, ofCells, variables.get(task));
        }
        List<Family> result = new ArrayList<>();
        for (Family family : all) result.add(withKnown(family, variables));
        return List.copyOf(result);
    }

    private Family withKnown(Family family, List<List<Range>> variables) {
        if (family.members().get(0) < firstVariable) return family;
        Range range = family.found();
        for (int member : family.members()) {
            Locals.Local local = locals.all().get(member - firstVariable);
            range = range.with(variables.get(local.task()).get(local.variable().index()));
        }
        if (range.isEmpty() && range.type() != Type.REF) range = range.with(0).with(1);
        return new Family(family.members(), family.found(), range);
    }

    /** Ranges in which the value has room as a member's. */
    Families widen(int member, long value) {
        Family old = families.get(familyOf[member]);
        Range range = old.range().widen(value);
        if (range.equals(old.range())) {
            throw new IllegalStateException(
                    "The value " + value + " does not fit, but it lies in " + range);
        }
        List<Family> wider = new ArrayList<>(families);
        wider.set(familyOf[member], new Family(old.members(), range, range));
        return new Families(this, wider);
    }

    Range.Packing packing(int member) {
        return families.get(familyOf[member]).range().packing();
    }

    /** The groups of cells that have one range. */
    List<List<Integer>> cellGroups() {
        return families.stream()
                .map(Family::members)
                .filter(members -> members.get(0) < program.cells().size())
                .toList();
    }
}
