package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.layout.Region;

/** The code of one region: everything but how it begins and ends, which its {@link Exits} know. */
final class RegionCode {

    /** How a region's method deals with the world around it. */
    interface Exits {
        /** Control has reached a position of the task, {@code positions()} if it has finished. */
        void reached(int position);

        void failed(int failure);

        void disabled();

        void answered(Operand holds);

        /** Wakes another task. */
        void start(Instruction.Start start);
    }

    private final Code code;
    private final LayoutPlan plan;
    private final Region region;
    private final Values values;
    private final StateWords words;
    private final Exits exits;
    private final Map<Integer, Label> nodes = new HashMap<>();
    private final Map<Integer, Label> positions = new TreeMap<>();
    private final Map<Integer, Label> failures = new TreeMap<>();
    private final int rounds;

    RegionCode(
            Code code,
            LayoutPlan plan,
            Region region,
            Values values,
            StateWords words,
            Exits exits) {
        this.code = code;
        this.plan = plan;
        this.region = region;
        this.values = values;
        this.words = words;
        this.exits = exits;
        this.rounds = region.loops() ? code.newInt() : -1;
    }

    /** Emits all nodes; variables that are not live on entry begin as zero. */
    void emit(List<Operand.Var> live) {
        BitSet ready = new BitSet();
        live.forEach(variable -> ready.set(variable.index()));
        for (Operand.Var variable : usedVariables()) {
            if (!ready.get(variable.index())) values.clear(variable);
        }
        if (region.loops()) {
            code.push(0);
            code.local(ISTORE, rounds);
        }
        List<Integer> order = region.order();
        if (order.isEmpty()) {
            exits.reached(region.node(region.start()).position());
            return;
        }
        for (int i = 0; i < order.size(); i++) {
            int number = order.get(i);
            code.label(label(number));
            Node node = region.node(number);
            code.line(node.origin().inModel().line());
            boolean falls = node.instruction().accept(new NodeCode(number, node));
            int next = node.next();
            boolean isNext = i + 1 < order.size() && order.get(i + 1) == next;
            if (falls && !(isNext && !region.goesBack(number, next))) {
                code.jump(GOTO, edge(number, next));
            }
        }
    }

    /** The variables that the region mentions, and those that live where it ends. */
    private List<Operand.Var> usedVariables() {
        Map<Integer, Operand.Var> used = new TreeMap<>();
        Deque<Operand> all = new ArrayDeque<>();
        for (int number : region.order()) {
            Instruction.Effects effects = region.node(number).instruction().effects();
            all.addAll(effects.operands());
            Operand.Var assigned = effects.assigned();
            if (assigned != null) all.add(assigned);
        }
        region.targets().stream()
                .forEach(position -> all.addAll(region.program().live().get(position)));
        for (Operand operand : all) {
            if (operand instanceof Operand.Var variable) used.put(variable.index(), variable);
        }
        return new ArrayList<>(used.values());
    }

    private Label label(int node) {
        return nodes.computeIfAbsent(node, number -> new Label());
    }

    /** Where an edge jumps to. */
    private Label edge(int from, int to) {
        if (region.stopsAt(to)) return position(region.node(to).position());
        if (!region.goesBack(from, to)) return label(to);
        Label again = new Label();
        code.late(
                () -> {
                    code.label(again);
                    code.increment(rounds);
                    code.local(ILOAD, rounds);
                    code.push(Region.MAX_ROUNDS);
                    code.jump(IF_ICMPLE, label(to));
                    code.push(region.hangs(to));
                    code.call(RuntimeCalls.HANGS);
                    code.op(ATHROW);
                });
        return again;
    }

    private Label position(int position) {
        return positions.computeIfAbsent(position, this::newPosition);
    }

    private Label newPosition(int position) {
        Label label = new Label();
        code.late(
                () -> {
                    code.label(label);
                    exits.reached(position);
                });
        return label;
    }

    private Label failure(int failure) {
        return failures.computeIfAbsent(failure, this::newFailure);
    }

    private Label newFailure(int failure) {
        Label label = new Label();
        code.late(
                () -> {
                    code.label(label);
                    exits.failed(failure);
                });
        return label;
    }

    private void popInt(Operand.Var to) {
        if (Values.isLong(to.type())) code.op(I2L);
        values.pop(to);
    }

    /** Emits a node; answers whether control goes on with {@code next}. */
    private final class NodeCode implements Instruction.Visitor<Boolean> {
        private final int number;
        private final Node node;

        NodeCode(int number, Node node) {
            this.number = number;
            this.node = node;
        }

        @Override
        public Boolean visit(Instruction.Assign assign) {
            values.assign(assign.to(), assign.value());
            return true;
        }

        @Override
        public Boolean visit(Instruction.Load load) {
            load.from().cell().accept(new LoadCode(load));
            return true;
        }

        @Override
        public Boolean visit(Instruction.Store store) {
            store.to().cell().accept(new StoreCode(store));
            return true;
        }

        @Override
        public Boolean visit(Instruction.Branch branch) {
            CompareOp otherwise = branch.op().negated();
            values.jumpIf(otherwise, branch.left(), branch.right(), edge(number, node.other()));
            return true;
        }

        @Override
        public Boolean visit(Instruction.Switch choice) {
            choice(number, node, choice);
            return false;
        }

        @Override
        public Boolean visit(Instruction.Skip skip) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Choose choose) {
            code.local(ALOAD, StepCode.OUT);
            values.pushInt(choose.bound());
            code.call(RuntimeCalls.CHOOSE);
            popInt(choose.to());
            return true;
        }

        @Override
        public Boolean visit(Instruction.Enter enter) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Guard guard) {
            Label holds = new Label();
            values.pushInt(guard.holds());
            code.jump(IFNE, holds);
            exits.disabled();
            code.label(holds);
            return true;
        }

        @Override
        public Boolean visit(Instruction.Exit exit) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Start start) {
            exits.start(start);
            return true;
        }

        @Override
        public Boolean visit(Instruction.Finished finished) {
            finished(finished);
            return true;
        }

        @Override
        public Boolean visit(Instruction.Fail fail) {
            code.jump(GOTO, failure(fail.failure()));
            return false;
        }

        @Override
        public Boolean visit(Instruction.Finish finish) {
            code.jump(GOTO, position(region.program().positions()));
            return false;
        }

        @Override
        public Boolean visit(Instruction.Answer answer) {
            exits.answered(answer.holds());
            return false;
        }
    }

    /** A load of a cell that is known, or of one whose number a variable has. */
    private final class LoadCode implements Operand.Visitor<Void> {
        private final Instruction.Load load;
        private final boolean asLong;

        LoadCode(Instruction.Load load) {
            this.load = load;
            this.asLong = Values.isLong(load.to().type());
        }

        @Override
        public Void visit(Operand.Const cell) {
            words.get((int) cell.value(), asLong);
            values.pop(load.to());
            return null;
        }

        @Override
        public Void visit(Operand.Var number) {
            int cell = values.local(number);
            new CellRuns(plan, load.from().cells()).choose(code, cell, run -> get(cell, run));
            values.pop(load.to());
            return null;
        }

        private void get(int cell, CellRuns.Run run) {
            words.get(run.slot(), asLong, () -> CellRuns.shift(code, cell, run));
        }
    }

    /** A store likewise. */
    private final class StoreCode implements Operand.Visitor<Void> {
        private final Instruction.Store store;

        StoreCode(Instruction.Store store) {
            this.store = store;
        }

        @Override
        public Void visit(Operand.Const number) {
            int cell = (int) number.value();
            if (store.value() instanceof Operand.Const value
                    && plan.slot(cell).fits(value.value())) {
                words.putConstant(cell, value.value());
            } else {
                values.pushLong(store.value());
                words.put(cell);
            }
            return null;
        }

        @Override
        public Void visit(Operand.Var number) {
            int cell = values.local(number);
            Label overflow = words.overflow(() -> code.local(ILOAD, cell));
            values.pushLong(store.value());
            code.local(LSTORE, words.value());
            new CellRuns(plan, store.to().cells())
                    .choose(code, cell, run -> put(cell, run, overflow));
            return null;
        }

        private void put(int cell, CellRuns.Run run, Label overflow) {
            words.put(run.slot(), () -> CellRuns.shift(code, cell, run), overflow);
        }
    }

    private void choice(int number, Node node, Instruction.Switch choice) {
        int[] keys = choice.cases().keySet().stream().mapToInt(Integer::intValue).toArray();
        Label otherwise = edge(number, node.next());
        Label[] targets = new Label[keys.length];
        int i = 0;
        for (int target : choice.cases().values()) targets[i++] = edge(number, target);
        values.pushInt(choice.of());
        boolean dense =
                keys.length > 0 && keys[keys.length - 1] - (long) keys[0] < 3L * keys.length;
        if (!dense) {
            code.lookupSwitch(keys, otherwise, targets);
            return;
        }
        Label[] all = new Label[keys[keys.length - 1] - keys[0] + 1];
        Arrays.fill(all, otherwise);
        for (int key = 0; key < keys.length; key++) all[keys[key] - keys[0]] = targets[key];
        code.tableSwitch(keys[0], otherwise, all);
    }

    private void finished(Instruction.Finished finished) {
        TaskChoice.choose(
                code,
                values,
                finished.task(),
                finished.tasks(),
                task -> {
                    Label no = new Label();
                    Label end = new Label();
                    words.get(plan.positionSlot(task), false);
                    code.push(plan.finished(task));
                    code.jump(IF_ICMPNE, no);
                    code.push(1);
                    code.jump(GOTO, end);
                    code.label(no);
                    code.push(0);
                    code.label(end);
                    popInt(finished.to());
                });
    }
}
