package sharelock.explicit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Recipe;
import sharelock.compile.layout.LayoutPlan;
import sharelock.result.TraceStep;

/** Listens to one step and finds the words for it: what was done, what was seen. */
final class Listener implements StepListener {
    private static final int MOST_WORDS = 3;

    private final LayoutPlan plan;
    private final Calls calls;
    private @Nullable Node first;
    private int reached;
    private String seen = "";
    private final List<String> inside = new ArrayList<>();
    private String failure = "";
    private String failed = "";

    Listener(LayoutPlan plan, Calls calls) {
        this.plan = plan;
        this.calls = calls;
    }

    /** Where a reader looks for the step. */
    Origin shown() {
        return calls.shown(first().origin());
    }

    /** What kind of operation the step begins with. */
    TraceStep.Operation kind() {
        return Begun.with(first());
    }

    private Node first() {
        Node node = first;
        if (node == null) throw new IllegalStateException("the step has no node");
        return node;
    }

    /** The message of the failure that ended the step, or nothing. */
    String failure() {
        return failure;
    }

    /** The task that failed, or nothing. */
    String failed() {
        return failed;
    }

    /** What the step did, as the model writes it. */
    String action() {
        Origin shown = shown();
        boolean isBody = shown.equals(first().origin());
        if (isBody && first().instruction() instanceof Instruction.Enter && !inside.isEmpty()) {
            return String.join("; ", inside);
        }
        return shown.text() + seen;
    }

    @Override
    public void reached(Program program, Node node, Values values) {
        boolean isAddress = node.instruction() instanceof Instruction.Assign;
        if (reached > 0 || !isAddress) reached++;
        if (reached <= 1) first = node;
    }

    @Override
    public void loaded(Program program, Node node, int cell, long value) {
        if (reached == 1) seen = " -> " + plan.slot(cell).show(value);
    }

    @Override
    public void stored(Program program, Node node, int cell, long before, long after) {
        if (reached > 1 && inside.size() < MOST_WORDS) note(node.origin().inModel().text());
    }

    private void note(String what) {
        if (!inside.contains(what)) inside.add(what);
    }

    @Override
    public void chose(Program program, Node node, int bound, int chosen) {
        if (reached == 1) seen = " -> " + chosen;
    }

    @Override
    public void asked(Program program, Node node, int task, boolean finished) {
        if (reached == 1) seen = " -> " + finished;
    }

    @Override
    public void failed(Program program, Node node, FailurePoint point, List<Long> values) {
        failed = program.name();
        failure = message(plan, point, node, values);
    }

    /** What a failure says. */
    static String message(LayoutPlan plan, FailurePoint point, Node node, List<Long> values) {
        return Recipe.fill(point.message(), i -> show(plan, node, i, values.get(i)));
    }

    private static String show(LayoutPlan plan, Node node, int index, long value) {
        if (!(node.instruction() instanceof Instruction.Fail fail)) return Long.toString(value);
        return switch (fail.values().get(index).type()) {
            case REF -> unquoted(plan.program().objects().get((int) value));
            case BOOLEAN -> Boolean.toString(value != 0);
            case CHAR -> Character.toString((char) value);
            default -> Long.toString(value);
        };
    }

    /** Strings alone are in quotes; a message has what they say. */
    private static String unquoted(String name) {
        boolean isText = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return isText ? name.substring(1, name.length() - 1) : name;
    }
}
