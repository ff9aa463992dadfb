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
                .filter(one -> one.effects().assigned() != null)
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
        Propagation propagation = new Propagation(cells, ranges);
        boolean changed = true;
        while (changed) {
            Stopped.ifAsked();
            changed = false;
            for (Instruction one : assignments.get(task)) changed |= one.accept(propagation);
        }
    }

    /** The union, where the other side may be a reference in a variable of type int. */
    private static Range include(Range to, Range from) {
        if (to.type() == Type.REF && from.type() != Type.REF && !from.isEmpty()) {
            Range range = to.with(from.greatest());
            return from.least() == 0 ? range.with(0) : range.with(from.least());
        }
        return to.with(from);
    }

    /** Adds what an instruction gives its variable; answers whether that is new. */
    private static final class Propagation implements Instruction.Visitor<Boolean> {
        private final List<Range> cells;
        private final List<Range> ranges;

        Propagation(List<Range> cells, List<Range> ranges) {
            this.cells = cells;
            this.ranges = ranges;
        }

        private Range now(Operand.Var variable) {
            return ranges.get(variable.index());
        }

        private boolean grow(Operand.Var variable, Range range) {
            return !range.equals(ranges.set(variable.index(), range));
        }

        @Override
        public Boolean visit(Instruction.Assign assign) {
            return grow(assign.to(), assign.value().accept(new Assigned(now(assign.to()))));
        }

        @Override
        public Boolean visit(Instruction.Load load) {
            Range range = now(load.to());
            for (int cell : load.from().cells().stream().toArray()) {
                range = include(range, cells.get(cell));
            }
            return grow(load.to(), range);
        }

        @Override
        public Boolean visit(Instruction.Store store) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Branch branch) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Switch choice) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Skip skip) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Choose choose) {
            Range chosen = now(choose.to()).with(0);
            if (choose.bound() instanceof Operand.Const bound) {
                chosen = chosen.with(bound.value() - 1);
            }
            return grow(choose.to(), chosen);
        }

        @Override
        public Boolean visit(Instruction.Enter enter) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Guard guard) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Exit exit) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Start start) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Finished finished) {
            return grow(finished.to(), now(finished.to()).with(0).with(1));
        }

        @Override
        public Boolean visit(Instruction.Fail fail) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Finish finish) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Answer answer) {
            return false;
        }

        /** The values of a variable with those of an expression that it is given. */
        private final class Assigned implements Expr.Visitor<Range>, Operand.Visitor<Range> {
            private final Range to;

            Assigned(Range to) {
                this.to = to;
            }

            @Override
            public Range visit(Expr.Copy copy) {
                return copy.from().accept(this);
            }

            @Override
            public Range visit(Operand.Const constant) {
                return to.with(constant.value());
            }

            @Override
            public Range visit(Operand.Var variable) {
                return include(to, now(variable));
            }

            @Override
            public Range visit(Expr.Binary binary) {
                return to;
            }

            @Override
            public Range visit(Expr.Unary unary) {
                return to;
            }

            @Override
            public Range visit(Expr.Lookup lookup) {
                Range all = to;
                for (long entry : lookup.values()) all = all.with(entry);
                return all;
            }
        }
    }
}
