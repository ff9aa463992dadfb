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
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Instruction.CompareOp;
import sharelock.compile.ir.Instruction.Place;
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
            code.line(region.node(number).origin().inModel().line());
            boolean falls = emit(number, region.node(number));
            int next = region.node(number).next();
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
            Instruction instruction = region.node(number).instruction();
            all.addAll(Instruction.operands(instruction));
            Operand.Var written = Assignments.written(instruction);
            if (written != null) all.add(written);
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
                    code.callStatic("hangs", "(Ljava/lang/String;)Lsharelock/compile/ModelError;");
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

    /** Emits a node; answers whether control goes on with {@code next}. */
    private boolean emit(int number, Node node) {
        Instruction instruction = node.instruction();
        if (instruction instanceof Instruction.Assign assign) {
            values.assign(assign.to(), assign.value());
        } else if (instruction instanceof Instruction.Load load) {
            load(load);
        } else if (instruction instanceof Instruction.Store store) {
            store(store);
        } else if (instruction instanceof Instruction.Branch branch) {
            values.jumpIf(
                    inverse(branch.op()),
                    branch.left(),
                    branch.right(),
                    edge(number, node.other()));
        } else if (instruction instanceof Instruction.Switch choice) {
            choice(number, node, choice);
            return false;
        } else if (instruction instanceof Instruction.Choose choose) {
            code.local(ALOAD, StepCode.OUT);
            values.pushInt(choose.bound());
            code.call("choose", "(I)I");
            popInt(choose.to());
        } else if (instruction instanceof Instruction.Guard guard) {
            Label holds = new Label();
            values.pushInt(guard.holds());
            code.jump(IFNE, holds);
            exits.disabled();
            code.label(holds);
        } else if (instruction instanceof Instruction.Start start) {
            exits.start(start);
        } else if (instruction instanceof Instruction.Finished finished) {
            finished(finished);
        } else {
            return emitEnd(instruction);
        }
        return true;
    }

    private boolean emitEnd(Instruction instruction) {
        if (instruction instanceof Instruction.Fail fail) {
            code.jump(GOTO, failure(fail.failure()));
        } else if (instruction instanceof Instruction.Finish) {
            code.jump(GOTO, position(region.program().positions()));
        } else if (instruction instanceof Instruction.Answer answer) {
            exits.answered(answer.holds());
        } else {
            return true;
        }
        return false;
    }

    private static CompareOp inverse(CompareOp op) {
        return switch (op) {
            case EQ -> CompareOp.NE;
            case NE -> CompareOp.EQ;
            case LT -> CompareOp.GE;
            case GE -> CompareOp.LT;
            case GT -> CompareOp.LE;
            case LE -> CompareOp.GT;
        };
    }

    private void popInt(Operand.Var to) {
        if (Values.isLong(to.type())) code.op(I2L);
        values.pop(to);
    }

    private void load(Instruction.Load load) {
        boolean asLong = Values.isLong(load.to().type());
        Place from = load.from();
        if (from.cell() instanceof Operand.Const constant) {
            words.get((int) constant.value(), asLong);
        } else {
            int cell = values.local((Operand.Var) from.cell());
            new CellRuns(plan, from.cells())
                    .choose(
                            code,
                            cell,
                            run ->
                                    words.get(
                                            run.slot(),
                                            asLong,
                                            () -> CellRuns.shift(code, cell, run)));
        }
        values.pop(load.to());
    }

    private void store(Instruction.Store store) {
        Operand to = store.to().cell();
        if (to instanceof Operand.Const constant) {
            int cell = (int) constant.value();
            if (store.value() instanceof Operand.Const value
                    && plan.slot(cell).fits(value.value())) {
                words.putConstant(cell, value.value());
            } else {
                values.pushLong(store.value());
                words.put(cell);
            }
            return;
        }
        int cell = values.local((Operand.Var) to);
        Label overflow = words.overflow(() -> code.local(ILOAD, cell));
        values.pushLong(store.value());
        code.local(LSTORE, words.value());
        new CellRuns(plan, store.to().cells())
                .choose(
                        code,
                        cell,
                        run ->
                                words.put(
                                        run.slot(),
                                        () -> CellRuns.shift(code, cell, run),
                                        overflow));
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
