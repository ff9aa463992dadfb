package sharelock.explicit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.read.MethodBody;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.system.Slot;

/**
 * Listens to a property that does not hold and finds out why: the last condition before the answer,
 * the local variables that it names, and the fields that their values came from.
 */
final class Witness implements StepListener {
    private static final String RETURN = "return ";

    private final LayoutPlan plan;
    private final Trace trace;

    /**
     * The fields that the value of each variable came from, and how they were read; a task that was
     * asked whether it has finished is a number below 0.
     */
    private final Map<Operand, Set<Integer>> sources = new HashMap<>();

    private final Map<Integer, Long> read = new HashMap<>();
    private final Map<String, String> locals = new LinkedHashMap<>();
    private final Set<Integer> deciding = new TreeSet<>();
    private @Nullable Node lastBranch;
    private boolean lastTaken;
    private String compared = "";
    private @Nullable Node answer;
    private @Nullable FailurePoint failure;
    private String thrown = "";

    Witness(LayoutPlan plan, Trace trace) {
        this.plan = plan;
        this.trace = trace;
    }

    boolean threw() {
        return failure != null;
    }

    /** What a property of this name threw, and where. */
    Failure failure(String property) {
        FailurePoint point = failure;
        if (point == null) throw new IllegalStateException(property + " has thrown nothing");
        SourceLine at = Narrator.line(point.origin().inModel());
        String message =
                "the property %s threw it at %s%s, so that it says nothing of this state"
                        .formatted(property, at, thrown.isEmpty() ? "" : " (" + thrown + ")");
        return new Failure(Failure.Kind.PROPERTY_THREW, point.rule(), message, "", at);
    }

    String message() {
        return "it does not hold";
    }

    @Nullable SourceLine at() {
        Node node = lastBranch != null ? lastBranch : answer;
        return node == null ? null : Narrator.line(node.origin());
    }

    /** The conjunct that failed, and the values that decided it. */
    String explanation() {
        List<String> saw = new ArrayList<>();
        Node branch = lastBranch;
        String conjunct = branch == null ? "" : branch.origin().text();
        locals.forEach(
                (name, value) -> {
                    if (names(conjunct, name)) saw.add(name + " = " + value);
                });
        if (!compared.isEmpty() && saw.isEmpty() && deciding.isEmpty()) saw.add(compared);
        for (int cell : deciding) saw.add(shown(cell, read.getOrDefault(cell, 0L)));
        String verdict = branch == null ? answered(saw.isEmpty()) : decided(branch);
        return saw.isEmpty() ? verdict : verdict + ": " + String.join(", ", saw);
    }

    private String decided(Node branch) {
        String text = branch.origin().text();
        if (branch.instruction() instanceof Instruction.Switch) return text + " decides";
        return text + (lastTaken ? " is true" : " is false");
    }

    /**
     * What was returned without a condition before it.
     *
     * @param always whether nothing that a step can change had a part in it
     */
    private String answered(boolean always) {
        String text = answer == null ? "" : answer.origin().text();
        boolean hasName = text.startsWith(RETURN) && !List.of("0", "...").contains(value(text));
        String verdict = hasName ? value(text) + " is false" : "false is returned";
        return always ? verdict + " in every state" : verdict;
    }

    private static String value(String returned) {
        return returned.substring(RETURN.length());
    }

    private static boolean names(String conjunct, String local) {
        return Pattern.compile("\\b" + Pattern.quote(local) + "\\b").matcher(conjunct).find();
    }

    private String shown(int cell, long value) {
        if (cell < 0) {
            String task = plan.program().tasks().get(ofTask(cell)).name();
            return task + (value == 0 ? " has not finished" : " has finished");
        }
        Slot slot = plan.slot(cell);
        int step = lastWrite(slot.name());
        String when = step < 0 ? "" : " (written in step " + (step + 1) + ")";
        return slot.name() + " = " + slot.show(value) + when;
    }

    /** The number of a task in the place of a field, and back. */
    private static int ofTask(int number) {
        return -1 - number;
    }

    private int lastWrite(String field) {
        for (int i = trace.steps().size() - 1; i >= 0; i--) {
            for (Change change : trace.steps().get(i).changes()) {
                if (!change.local() && change.field().equals(field)) return i;
            }
        }
        return -1;
    }

    @Override
    public void assigned(Program program, Node node, long value) {
        Instruction.Assign assign = (Instruction.Assign) node.instruction();
        sources.put(assign.to(), sourcesOf(node));
        name(assign.to(), value);
    }

    @Override
    public void loaded(Program program, Node node, int cell, long value) {
        Instruction.Load load = (Instruction.Load) node.instruction();
        Set<Integer> from = sourcesOf(node);
        from.add(cell);
        read.put(cell, value);
        sources.put(load.to(), from);
    }

    @Override
    public void asked(Program program, Node node, int task, boolean finished) {
        Instruction.Finished asks = (Instruction.Finished) node.instruction();
        Set<Integer> from = sourcesOf(node);
        from.add(ofTask(task));
        read.put(ofTask(task), finished ? 1L : 0L);
        sources.put(asks.to(), from);
    }

    /** What the operands of a node came from. */
    private Set<Integer> sourcesOf(Node node) {
        Set<Integer> from = new TreeSet<>();
        for (Operand operand : node.instruction().effects().operands()) {
            from.addAll(sources.getOrDefault(operand, Set.of()));
        }
        return from;
    }

    private void name(Operand.Var variable, long value) {
        if (variable.name().startsWith(MethodBody.TEMPORARY)) return;
        locals.put(
                variable.name(),
                switch (variable.type()) {
                    case REF -> plan.program().objects().get((int) value);
                    case BOOLEAN -> Boolean.toString(value != 0);
                    default -> Long.toString(value);
                });
    }

    @Override
    public void switched(Program program, Node node, long value) {
        lastBranch = node;
        compared = "it is " + value;
        deciding.clear();
        deciding.addAll(sourcesOf(node));
    }

    @Override
    public void branched(Program program, Node node, long left, long right, boolean taken) {
        lastBranch = node;
        lastTaken = taken;
        compared = compared(node, left);
        deciding.clear();
        deciding.addAll(sourcesOf(node));
    }

    /** What was compared with a number, and its value. */
    private static String compared(Node node, long left) {
        Instruction.Branch branch = (Instruction.Branch) node.instruction();
        String text = node.origin().text();
        int operator = text.indexOf(" " + branch.op().symbol() + " ");
        boolean isNumber =
                branch.right() instanceof Operand.Const && branch.right().type() != Type.REF;
        return isNumber && operator > 0 ? text.substring(0, operator) + " = " + left : "";
    }

    @Override
    public void answered(Program program, Node node, boolean holds) {
        answer = node;
        Set<Integer> from = sourcesOf(node);
        if (from.isEmpty()) return; // a condition before it has decided
        lastBranch = null;
        deciding.clear();
        deciding.addAll(from);
    }

    @Override
    public void failed(Program program, Node node, FailurePoint point, List<Long> values) {
        failure = point;
        thrown = Listener.message(plan, point, node, values);
    }
}
