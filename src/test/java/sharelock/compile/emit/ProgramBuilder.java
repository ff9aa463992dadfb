package sharelock.compile.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Instruction.CellRef;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;

/**
 * Builds one program by hand, node after node. Each node goes on with the next one, except where a
 * label says otherwise; what is live is computed.
 */
final class ProgramBuilder {
    private record Draft(Instruction instruction, String next, String other, boolean visible) {}

    private final String name;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Integer, Map<Integer, String>> cases = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Operand.Var> variables = new ArrayList<>();
    private boolean visible;
    private boolean dormant;
    private boolean daemon;

    ProgramBuilder(String name) {
        this.name = name;
    }

    static Operand.Const number(long value) {
        return new Operand.Const(Type.INT, value);
    }

    static Operand.Const longNumber(long value) {
        return new Operand.Const(Type.LONG, value);
    }

    static Operand.Const object(int value) {
        return new Operand.Const(Type.REF, value);
    }

    ProgramBuilder startsDormant() {
        dormant = true;
        return this;
    }

    ProgramBuilder daemon() {
        daemon = true;
        return this;
    }

    Operand.Var variable(Type type, String variable) {
        variables.add(new Operand.Var(type, variables.size(), variable));
        return variables.get(variables.size() - 1);
    }

    Operand.Var intVar(String variable) {
        return variable(Type.INT, variable);
    }

    /** The next node has a position. */
    ProgramBuilder visible() {
        visible = true;
        return this;
    }

    ProgramBuilder label(String label) {
        labels.put(label, drafts.size());
        return this;
    }

    private ProgramBuilder add(Instruction instruction, String next, String other) {
        drafts.add(new Draft(instruction, next, other, visible));
        visible = false;
        return this;
    }

    private ProgramBuilder add(Instruction instruction) {
        return add(instruction, null, null);
    }

    ProgramBuilder copy(Operand.Var to, Operand from) {
        return add(new Instruction.Assign(to, new Expr.Copy(from)));
    }

    ProgramBuilder compute(Operand.Var to, Operand left, BinaryOp op, Operand right) {
        return add(new Instruction.Assign(to, new Expr.Binary(op, left, right)));
    }

    ProgramBuilder compute(Operand.Var to, UnaryOp op, Operand of) {
        return add(new Instruction.Assign(to, new Expr.Unary(op, of)));
    }

    ProgramBuilder lookup(Operand.Var to, Operand index, int low, long... values) {
        return add(
                new Instruction.Assign(
                        to, new Expr.Lookup("table", index, low, values, to.type())));
    }

    ProgramBuilder load(Operand.Var to, Operand cell, int... cells) {
        return add(new Instruction.Load(to, place(cell, cells)));
    }

    ProgramBuilder store(Operand cell, Operand value, int... cells) {
        return add(new Instruction.Store(place(cell, cells), value));
    }

    private static CellRef place(Operand cell, int... cells) {
        BitSet all = new BitSet();
        for (int number : cells) all.set(number);
        if (cell instanceof Operand.Const constant) all.set((int) constant.value());
        return new CellRef(cell, all, "cell");
    }

    /** Falls through if the comparison holds. */
    ProgramBuilder unless(Operand left, CompareOp op, Operand right, String otherwise) {
        return add(new Instruction.Branch(op, left, right), null, otherwise);
    }

    ProgramBuilder choice(Operand of, Map<Integer, String> targets, String otherwise) {
        cases.put(drafts.size(), targets);
        return add(new Instruction.Switch(of, Map.of()), otherwise, null);
    }

    ProgramBuilder jump(String to) {
        return add(new Instruction.Skip(), to, null);
    }

    ProgramBuilder choose(Operand.Var to, Operand bound) {
        return add(new Instruction.Choose(to, bound));
    }

    ProgramBuilder enter() {
        return visible().add(new Instruction.Enter());
    }

    ProgramBuilder guard(Operand holds) {
        return add(new Instruction.Guard(holds));
    }

    /** The last node does not go on with the next one, but with that of a label. */
    ProgramBuilder goingTo(String label) {
        Draft last = drafts.remove(drafts.size() - 1);
        drafts.add(new Draft(last.instruction(), label, last.other(), last.visible()));
        return this;
    }

    ProgramBuilder exit() {
        return add(new Instruction.Exit());
    }

    ProgramBuilder start(Operand task, int failure, Integer... tasks) {
        return add(new Instruction.Start(task, Arrays.asList(tasks), failure));
    }

    ProgramBuilder askFinished(Operand.Var to, Operand task, Integer... tasks) {
        return add(new Instruction.Finished(to, task, Arrays.asList(tasks)));
    }

    ProgramBuilder fail(int failure, Operand... values) {
        return add(new Instruction.Fail(failure, Arrays.asList(values)));
    }

    ProgramBuilder finish() {
        return add(new Instruction.Finish());
    }

    ProgramBuilder answer(Operand holds) {
        return add(new Instruction.Answer(holds));
    }

    Program build() {
        List<Node> nodes = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Instruction instruction = draft.instruction();
            if (instruction instanceof Instruction.Switch choice) {
                Map<Integer, Integer> targets = new TreeMap<>();
                cases.get(i).forEach((value, label) -> targets.put(value, labels.get(label)));
                instruction = new Instruction.Switch(choice.of(), targets);
            }
            boolean ends = instruction instanceof Instruction.End;
            int next = ends ? -1 : draft.next() == null ? i + 1 : labels.get(draft.next());
            int other = draft.other() == null ? -1 : labels.get(draft.other());
            int position = draft.visible() ? at.size() : -1;
            if (draft.visible()) at.add(i);
            Origin origin =
                    new Origin("Toy.java", "Toy", "run", i + 1, instruction.toString(), null);
            nodes.add(new Node(instruction, next, other, position, origin));
        }
        List<BitSet> live = live(nodes);
        List<List<Operand.Var>> atPositions = new ArrayList<>();
        for (int node : at) {
            atPositions.add(live.get(node).stream().mapToObj(variables::get).toList());
        }
        return new Program(name, 0, nodes, variables, at.size(), atPositions, dormant, daemon);
    }

    private static List<BitSet> live(List<Node> nodes) {
        List<BitSet> live = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) live.add(new BitSet());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = nodes.size() - 1; i >= 0; i--) {
                BitSet needed = new BitSet();
                for (int next : nodes.get(i).successors()) needed.or(live.get(next));
                Instruction.Effects effects = nodes.get(i).instruction().effects();
                Operand.Var written = effects.assigned();
                if (written != null) needed.clear(written.index());
                for (Operand operand : effects.operands()) {
                    if (operand instanceof Operand.Var read) needed.set(read.index());
                }
                changed |= !needed.equals(live.set(i, needed));
            }
        }
        return live;
    }
}
