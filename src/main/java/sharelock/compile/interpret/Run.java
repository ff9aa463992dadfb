package sharelock.compile.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.interpret.Interpreter.Outcome;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.ir.Expr;
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
final class Run {
    private final LayoutPlan plan;
    private final long[] words;
    private static final int OFTEN = 1000;

    private final int base;
    private final IntUnaryOperator choices;
    private final StepListener listener;

    Run(LayoutPlan plan, long[] words, int base, IntUnaryOperator choices, StepListener listener) {
        this.plan = plan;
        this.words = words;
        this.base = base;
        this.choices = choices;
        this.listener = listener;
    }

    /** Takes the step from a position at which the task stands. */
    Outcome step(int task, int position) {
        Region region = plan.region(task, position);
        Program program = region.program();
        Path path = new Path(task, region, program.live().get(position));
        for (Operand.Var live : program.live().get(position)) {
            path.variables[live.index()] = get(plan.frameSlot(task, live));
        }
        return path.run();
    }

    /** Runs what a task does before its first position. */
    Outcome entry(int task) {
        return new Path(task, plan.entry(task), List.of()).run();
    }

    Outcome property(int number) {
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

    /** The run of one region, with its variables; those that are not live on entry are 0. */
    private final class Path implements StepListener.Values {
        private final int task;
        private final Region region;
        private final Program program;
        private final List<Operand.Var> inUse;
        private final long[] variables;
        private int rounds;

        Path(int task, Region region, List<Operand.Var> inUse) {
            this.task = task;
            this.inUse = inUse;
            this.region = region;
            this.program = region.program();
            this.variables = new long[program.variables().size()];
        }

        @Override
        public long of(Operand operand) {
            return operand instanceof Operand.Const constant
                    ? constant.value()
                    : variables[((Operand.Var) operand).index()];
        }

        Outcome run() {
            int at = region.start();
            if (region.order().isEmpty()) return stopAt(region.node(at).position());
            for (; ; ) {
                Node node = region.node(at);
                listener.reached(program, node, this);
                Outcome end = ending(node);
                if (end != null) return end;
                int next = execute(node);
                if (region.stopsAt(next)) return stopAt(region.node(next).position());
                if (region.goesBack(at, next) && ++rounds > Region.MAX_ROUNDS) {
                    throw new ModelError(region.hangs(next));
                }
                if (rounds % OFTEN == OFTEN - 1) Stopped.ifAsked();
                at = next;
            }
        }

        private Outcome stopAt(int position) {
            for (Operand.Var live : inUse) {
                plan.slot(plan.frameSlot(task, live)).clear(words, base);
            }
            if (position < program.positions()) {
                for (Operand.Var live : program.live().get(position)) {
                    put(plan.frameSlot(task, live), of(live));
                }
            }
            put(plan.positionSlot(task), position);
            return Outcome.DONE;
        }

        private @Nullable Outcome ending(Node node) {
            if (node.instruction() instanceof Instruction.Guard guard) {
                boolean holds = of(guard.holds()) != 0;
                listener.guarded(program, node, holds);
                return holds ? null : Outcome.NOT_ENABLED;
            }
            if (node.instruction() instanceof Instruction.Start start) return start(node, start);
            if (node.instruction() instanceof Instruction.Fail fail) {
                List<Long> values = fail.values().stream().map(this::of).toList();
                return fail(node, fail.failure(), values);
            }
            if (node.instruction() instanceof Instruction.Answer answer) {
                boolean holds = of(answer.holds()) != 0;
                listener.answered(program, node, holds);
                return holds ? Outcome.DONE : Outcome.NOT_ENABLED;
            }
            if (node.instruction() instanceof Instruction.Finish)
                return stopAt(program.positions());
            return null;
        }

        private @Nullable Outcome start(Node node, Instruction.Start start) {
            int other = (int) of(start.task());
            if (get(plan.positionSlot(other)) != plan.dormant(other)) {
                return fail(node, start.failure(), new ArrayList<>());
            }
            listener.started(program, node, other);
            Outcome outcome = entry(other);
            return outcome.end() == Outcome.End.FAILED ? outcome : null;
        }

        private Outcome fail(Node node, int number, List<Long> values) {
            FailurePoint failure = plan.program().failures().get(number);
            listener.failed(program, node, failure, values);
            return Outcome.failed(number);
        }

        /** Executes a node that does not end the run and answers which is next. */
        private int execute(Node node) {
            Instruction instruction = node.instruction();
            if (instruction instanceof Instruction.Assign assign) {
                long value = evaluate(assign.value());
                variables[assign.to().index()] = value;
                listener.assigned(program, node, value);
            } else if (instruction instanceof Instruction.Load load) {
                int cell = (int) of(load.from().cell());
                variables[load.to().index()] = get(cell);
                listener.loaded(program, node, cell, get(cell));
            } else if (instruction instanceof Instruction.Store store) {
                int cell = (int) of(store.to().cell());
                long before = get(cell);
                put(cell, of(store.value()));
                listener.stored(program, node, cell, before, of(store.value()));
            } else if (instruction instanceof Instruction.Branch branch) {
                long left = of(branch.left());
                long right = of(branch.right());
                boolean taken = branch.op().test(left, right);
                listener.branched(program, node, left, right, taken);
                return taken ? node.next() : node.other();
            } else if (instruction instanceof Instruction.Switch choice) {
                long value = of(choice.of());
                int to = choice.cases().getOrDefault((int) value, node.next());
                listener.switched(program, node, value, to);
                return to;
            } else if (instruction instanceof Instruction.Choose choose) {
                int bound = (int) of(choose.bound());
                int chosen = choices.applyAsInt(bound);
                variables[choose.to().index()] = chosen;
                listener.chose(program, node, bound, chosen);
            } else if (instruction instanceof Instruction.Finished finished) {
                int other = (int) of(finished.task());
                boolean done = get(plan.positionSlot(other)) == plan.finished(other);
                variables[finished.to().index()] = done ? 1 : 0;
                listener.asked(program, node, other, done);
            }
            return node.next();
        }

        private long evaluate(Expr expr) {
            if (expr instanceof Expr.Copy copy) return of(copy.from());
            if (expr instanceof Expr.Binary binary) {
                return binary.op().apply(of(binary.left()), of(binary.right()));
            }
            if (expr instanceof Expr.Unary unary) return unary.op().apply(of(unary.of()));
            Expr.Lookup lookup = (Expr.Lookup) expr;
            return lookup.values()[(int) of(lookup.index()) - lookup.low()];
        }
    }
}
