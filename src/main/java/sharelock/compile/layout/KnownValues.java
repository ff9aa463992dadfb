package sharelock.compile.layout;

import java.util.List;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;
import sharelock.system.Stopped;

/**
 * The values that are known before any search: what cells hold at first and are given as constants,
 * and what variables are given as constants or copy. Results of arithmetic are not known; a search
 * finds them.
 */
final class KnownValues {
    private final ModelProgram program;
    private final List<List<Instruction>> assignments;

    KnownValues(ModelProgram program) {
        this.program = program;
        this.assignments = program.tasks().stream().map(KnownValues::assignments).toList();
    }

    private static List<Instruction> assignments(Program task) {
        return task.nodes().stream()
                .map(Node::instruction)
                .filter(
                        one ->
                                one instanceof Instruction.Assign
                                        || one instanceof Instruction.Load
                                        || one instanceof Instruction.Choose
                                        || one instanceof Instruction.Finished)
                .toList();
    }

    /** The values of a group of cells. */
    Range ofCells(List<Cell> group) {
        Range range = Range.none(group.get(0).type());
        for (Cell cell : group) range = range.with(cell.initial()).with(cell.greatest());
        if (range.type() != Type.REF) {
            for (Cell cell : group) range = range.with(cell.least());
            return range;
        }
        for (Cell cell : group) {
            if (cell.least() == 0) range = range.with(0);
            range = range.with(constantsStored(cell));
            if (cell.least() > 0) range = range.with(cell.least());
        }
        return range;
    }

    private Range constantsStored(Cell cell) {
        Range range = Range.none(cell.type());
        for (Program task : program.tasks()) {
            for (Node node : task.nodes()) {
                if (node.instruction() instanceof Instruction.Store store
                        && store.value() instanceof Operand.Const constant
                        && store.to().cells().get(cell.number())) {
                    range = range.with(constant.value());
                }
            }
        }
        return range;
    }

    /** Adds to the ranges of a task's variables what they are given, given those of the cells. */
    void addToVariables(int task, List<Range> cells, List<Range> ranges) {
        boolean changed = true;
        while (changed) {
            Stopped.ifAsked();
            changed = false;
            for (Instruction one : assignments.get(task)) changed |= propagate(one, cells, ranges);
        }
    }

    private static boolean propagate(
            Instruction instruction, List<Range> cells, List<Range> ranges) {
        if (instruction instanceof Instruction.Assign assign) {
            Range to = ranges.get(assign.to().index());
            return grow(ranges, assign.to(), assigned(to, assign.value(), ranges));
        }
        if (instruction instanceof Instruction.Load load) {
            Range[] all = {ranges.get(load.to().index())};
            load.from().cells().stream().forEach(cell -> all[0] = include(all[0], cells.get(cell)));
            return grow(ranges, load.to(), all[0]);
        }
        if (instruction instanceof Instruction.Choose choose) {
            Range chosen = ranges.get(choose.to().index()).with(0);
            return grow(
                    ranges,
                    choose.to(),
                    choose.bound() instanceof Operand.Const bound
                            ? chosen.with(bound.value() - 1)
                            : chosen);
        }
        if (instruction instanceof Instruction.Finished finished) {
            Range to = ranges.get(finished.to().index());
            return grow(ranges, finished.to(), to.with(0).with(1));
        }
        return false;
    }

    private static Range assigned(Range to, Expr value, List<Range> ranges) {
        if (value instanceof Expr.Copy copy) {
            if (copy.from() instanceof Operand.Const constant) return to.with(constant.value());
            return include(to, ranges.get(((Operand.Var) copy.from()).index()));
        }
        if (value instanceof Expr.Lookup lookup) {
            Range all = to;
            for (long entry : lookup.values()) all = all.with(entry);
            return all;
        }
        return to;
    }

    /** The union, where the other side may be a reference in a variable of type int. */
    private static Range include(Range to, Range from) {
        if (to.type() == Type.REF && from.type() != Type.REF && !from.isEmpty()) {
            Range range = to.with(from.greatest());
            return from.least() == 0 ? range.with(0) : range.with(from.least());
        }
        return to.with(from);
    }

    private static boolean grow(List<Range> ranges, Operand.Var variable, Range range) {
        return !range.equals(ranges.set(variable.index(), range));
    }
}
