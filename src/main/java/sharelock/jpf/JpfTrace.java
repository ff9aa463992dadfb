package sharelock.jpf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.jpf.wire.JpfPath;
import sharelock.jpf.wire.JpfPath.Changed;
import sharelock.jpf.wire.JpfPath.Found;
import sharelock.jpf.wire.JpfPath.Frame;
import sharelock.jpf.wire.JpfPath.InStep;
import sharelock.jpf.wire.JpfPath.Transition;
import sharelock.result.Change;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.TraceStep.Operation;

/**
 * Turns JPF's path into a trace. JPF stops a thread before each operation that another one may see,
 * so a transition begins with the operation that the thread has come to.
 */
final class JpfTrace {
    private static final String OF_THREADS = "Thread";

    private final JpfPath path;
    private final SourceText sources;
    private final List<Integer> threads;
    private final List<Draft> drafts = new ArrayList<>();

    /** How many steps each call holds. */
    private final Map<Integer, Integer> stepsIn = new HashMap<>();

    /**
     * A step that is being put together.
     *
     * @param begun the transition that it begins with
     * @param read what its transitions have read
     * @param changes by the name of the field
     */
    private record Draft(
            int task,
            Operation kind,
            Transition begun,
            List<Integer> choices,
            List<String> read,
            Map<String, Change> changes) {

        Draft(int task, Operation kind, Transition begun) {
            this(task, kind, begun, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        }

        void add(Found found) {
            read.addAll(found.read());
            for (Changed changed : found.changed()) {
                String field = changed.field();
                Change change = new Change(field, changed.before(), changed.after(), false);
                changes.merge(field, change, Draft::both);
            }
        }

        private static Change both(Change first, Change second) {
            return new Change(first.field(), first.before(), second.after(), false);
        }

        /** Where it begins. */
        List<Frame> stack() {
            return begun.stack();
        }

        boolean goesOnAt(int other, Frame frame) {
            Frame own = stack().get(0);
            return task == other
                    && kind == Operation.ACCESS
                    && own.file().equals(frame.file())
                    && own.line() == frame.line();
        }
    }

    private JpfTrace(JpfPath path, ClassLoader sources) {
        this.path = path;
        this.sources = new SourceText(sources);
        threads = List.copyOf(path.threads().keySet());
    }

    /**
     * @param sources where the sources of models lie beside their classes
     */
    static Trace of(JpfPath path, ClassLoader sources) {
        JpfTrace trace = new JpfTrace(path, sources);
        for (Transition transition : path.transitions()) trace.add(transition);
        for (Draft draft : trace.drafts) trace.count(draft);
        List<TraceStep> steps = trace.drafts.stream().map(trace::finish).toList();
        return new Trace(List.copyOf(path.threads().values()), path.initial(), steps);
    }

    private void add(Transition transition) {
        int task = threads.indexOf(transition.thread());
        Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        Operation kind = kind(transition);
        List<Frame> stack = transition.stack();
        boolean goesOn = transition.step() == InStep.INSIDE;
        if (last != null && kind == Operation.ACCESS && !stack.isEmpty()) {
            goesOn |= last.goesOnAt(task, stack.get(0));
        }
        if (!goesOn || last == null) {
            if (stack.isEmpty()) return; // before its first operation, or behind its last
            last = new Draft(task, kind, transition);
            drafts.add(last);
        }
        if (isChoice(transition)) last.choices.add(transition.choice() - 1);
        last.add(transition.found());
    }

    private static Operation kind(Transition transition) {
        if (transition.step() == InStep.BEGINS) return Operation.STEP;
        return isChoice(transition) ? Operation.CHOICE : Operation.ACCESS;
    }

    private static boolean isChoice(Transition transition) {
        return !transition.generator().contains(OF_THREADS);
    }

    private void count(Draft draft) {
        for (Frame frame : draft.stack()) stepsIn.merge(frame.call(), 1, Integer::sum);
    }

    private TraceStep finish(Draft draft) {
        Frame shown = shown(draft.stack());
        return new TraceStep(
                draft.task,
                draft.kind,
                draft.choices,
                action(draft, shown),
                line(shown.file(), shown.type(), shown.method(), shown.line()),
                List.copyOf(draft.changes.values()));
    }

    private static SourceLine line(String file, String type, String method, int line) {
        return new SourceLine(file.substring(file.lastIndexOf('/') + 1), type, method, line);
    }

    /** What a step does, with the value that it has read where that is all there is to it. */
    private String action(Draft draft, Frame shown) {
        String action = text(draft, shown);
        if (draft.kind == Operation.CHOICE) return action + " -> " + draft.choices.get(0);
        String inside = text(draft, draft.stack().get(0));
        boolean isOne = draft.kind == Operation.ACCESS && draft.read.size() == 1;
        return isOne && !inside.contains("(") ? action + " -> " + draft.read.get(0) : action;
    }

    /**
     * The line of a source; without one, the instruction that accesses something, or the method.
     */
    private String text(Draft draft, Frame frame) {
        String place =
                draft.kind == Operation.ACCESS
                        ? draft.begun.found().first()
                        : "in " + frame.method() + "()";
        return sources.statement(frame.file(), frame.line()).orElse(place);
    }

    /** The outermost call that is this one step: a reader wants to see lock(), not its inside. */
    private Frame shown(List<Frame> stack) {
        int depth = 0;
        while (depth + 1 < stack.size() && isOneStep(stack.get(depth))) depth++;
        return stack.get(depth);
    }

    private boolean isOneStep(Frame frame) {
        return stepsIn.getOrDefault(frame.call(), 0) == 1 && path.returned().contains(frame.call());
    }
}
