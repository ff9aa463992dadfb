package sharelock.compile.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import sharelock.compile.ModelError;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.interpret.Interpreter.StepOutcome;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.layout.Region;
import sharelock.system.Slot;
import sharelock.system.SlotOverflow;
import sharelock.system.Stopped;

/** One run of steps or a property in place, on the state that stands at {@code words[base..]}. */
final class Execution {
    private final LayoutPlan plan;
    private final long[] words;
    private static final int OFTEN = 1000;

    private final int base;
    private final IntUnaryOperator choices;
    private final StepListener listener;

    Execution(
            LayoutPlan plan,
            long[] words,
            int base,
            IntUnaryOperator choices,
            StepListener listener) {
        this.plan = plan;
        this.words = words;
        this.base = base;
        this.choices = choices;
        this.listener = listener;
    }

    /** Takes the step from a position at which the task stands. */
    StepOutcome step(int task, int position) {
        Region region = plan.region(task, position);
        Program program = region.program();
        Path path = new Path(task, region, program.live().get(position));
        for (Operand.Var live : program.live().get(position)) {
            path.variables[live.index()] = get(plan.frameSlot(task, live));
        }
        return path.run();
    }

    /** Runs what a task does before its first position. */
    StepOutcome entry(int task) {
        return new Path(task, plan.entry(task), List.of()).run();
    }

    StepOutcome property(int number) {
        return new Path(-1, plan.property(number), List.of()).run();
    }

    private long get(int slot) {
        return plan.slot(slot).get(words, base);
    }

    private void put(int number, long value) {
        Slot slot = plan.slot(number);
        if (!slot.fits(value)) throw new SlotOverflow(number, value);
        slot.put(words, base, value);
    }

    /**
     * The run of one region, with its variables; those that are not live on entry are 0. Executing
     * an instruction answers whether the run goes on, and sets where or how it ended.
     */
    private final class Path implements StepListener.Values, Instruction.Visitor<Boolean> {
        private final int task;
        private final Region region;
        private final Program program;
        private final List<Operand.Var> inUse;
        private final long[] variables;
        private Node node;
        private int next;
        private StepOutcome outcome = StepOutcome.DONE;
        private int rounds;

        Path(int task, Region region, List<Operand.Var> inUse) {
            this.task = task;
            this.inUse = inUse;
            this.region = region;
            this.program = region.program();
            this.variables = new long[program.variables().size()];
            this.node = region.node(region.start());
        }

        @Override
        public long of(Operand operand) {
            return operand.in(variables);
        }

        StepOutcome run() {
            int at = region.start();
            if (region.order().isEmpty()) return stopAt(region.node(at).position());
            for (; ; ) {
                node = region.node(at);
                listener.reached(program, node, this);
                if (!node.instruction().accept(this)) return outcome;
                if (region.stopsAt(next)) return stopAt(region.node(next).position());
                if (region.goesBack(at, next) && ++rounds > Region.MAX_ROUNDS) {
                    throw new ModelError(region.hangs(next));
                }
                if (rounds % OFTEN == OFTEN - 1) Stopped.ifAsked();
                at = next;
            }
        }

        private StepOutcome stopAt(int position) {
            for (Operand.Var live : inUse) {
                plan.slot(plan.frameSlot(task, live)).clear(words, base);
            }
            if (position < program.positions()) {
                for (Operand.Var live : program.live().get(position)) {
                    put(plan.frameSlot(task, live), of(live));
                }
            }
            put(plan.positionSlot(task), position);
            return StepOutcome.DONE;
        }

        /** Goes on with a node. */
        private boolean go(int to) {
            next = to;
            return true;
        }

        private boolean end(StepOutcome how) {
            outcome = how;
            return false;
        }

        private boolean fail(int number, List<Long> values) {
            FailurePoint failure = plan.program().failures().get(number);
            listener.failed(program, node, failure, values);
            return end(StepOutcome.failed(number));
        }

        @Override
        public Boolean visit(Instruction.Assign assign) {
            long value = assign.value().in(variables);
            variables[assign.to().index()] = value;
            listener.assigned(program, node, value);
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Load load) {
            int cell = (int) of(load.from().cell());
            variables[load.to().index()] = get(cell);
            listener.loaded(program, node, cell, get(cell));
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Store store) {
            int cell = (int) of(store.to().cell());
            long before = get(cell);
            put(cell, of(store.value()));
            listener.stored(program, node, cell, before, of(store.value()));
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Branch branch) {
            long left = of(branch.left());
            long right = of(branch.right());
            boolean taken = branch.op().test(left, right);
            listener.branched(program, node, left, right, taken);
            return go(taken ? node.next() : node.other());
        }

        @Override
        public Boolean visit(Instruction.Switch choice) {
            long value = of(choice.of());
            listener.switched(program, node, value);
            int to = choice.cases().getOrDefault((int) value, node.next());
            return go(to);
        }

        @Override
        public Boolean visit(Instruction.Skip skip) {
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Choose choose) {
            int bound = (int) of(choose.bound());
            int chosen = choices.applyAsInt(bound);
            variables[choose.to().index()] = chosen;
            listener.chose(program, node, bound, chosen);
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Enter enter) {
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Guard guard) {
            boolean holds = of(guard.holds()) != 0;
            return holds ? go(node.next()) : end(StepOutcome.NOT_ENABLED);
        }

        @Override
        public Boolean visit(Instruction.Exit exit) {
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Start start) {
            int other = (int) of(start.task());
            if (get(plan.positionSlot(other)) != plan.dormant(other)) {
                return fail(start.failure(), new ArrayList<>());
            }
            StepOutcome entered = entry(other);
            return entered.end() == StepOutcome.End.FAILED ? end(entered) : go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Finished finished) {
            int other = (int) of(finished.task());
            boolean done = get(plan.positionSlot(other)) == plan.finished(other);
            variables[finished.to().index()] = done ? 1 : 0;
            listener.asked(program, node, other, done);
            return go(node.next());
        }

        @Override
        public Boolean visit(Instruction.Fail fail) {
            return fail(fail.failure(), fail.values().stream().map(this::of).toList());
        }

        @Override
        public Boolean visit(Instruction.Finish finish) {
            return end(stopAt(program.positions()));
        }

        @Override
        public Boolean visit(Instruction.Answer answer) {
            boolean holds = of(answer.holds()) != 0;
            listener.answered(program, node, holds);
            return end(holds ? StepOutcome.DONE : StepOutcome.NOT_ENABLED);
        }
    }
}
