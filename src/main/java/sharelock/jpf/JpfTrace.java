package sharelock.jpf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sharelock.jpf.JpfPath.Found;
import sharelock.jpf.JpfPath.Frame;
import sharelock.jpf.JpfPath.InStep;
import sharelock.jpf.JpfPath.Transition;
import sharelock.result.Change;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.TraceStep.Kind;

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

    /** A step that is being put together. */
    private record Draft(
            int task, Kind kind, List<Integer> choices, List<Frame> stack, Found found) {

        /** Adds what came later. */
        void add(Found later) {
            found.read().addAll(later.read());
            List<Change> changes = found.changes();
            for (Change change : later.changes()) {
                int known = 0;
                while (known < changes.size()
                        && !changes.get(known).field().equals(change.field())) {
                    known++;
                }
                if (known == changes.size()) {
                    changes.add(change);
                } else {
                    String before = changes.get(known).before();
                    changes.set(known, new Change(change.field(), before, change.after(), false));
                }
            }
        }

        boolean goesOnAt(int other, Frame frame) {
            Frame own = stack.get(0);
            return task == other
                    && kind == Kind.ACCESS
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
        Kind kind = kind(transition);
        List<Frame> stack = transition.stack();
        boolean goesOn = transition.step() == InStep.INSIDE;
        if (last != null && kind == Kind.ACCESS && !stack.isEmpty()) {
            goesOn |= last.goesOnAt(task, stack.get(0));
        }
        if (!goesOn || last == null) {
            if (stack.isEmpty()) return; // before its first operation, or behind its last
            String first = transition.found().first();
            Found nothing = new Found(first, new ArrayList<>(), new ArrayList<>());
            last = new Draft(task, kind, new ArrayList<>(), stack, nothing);
            drafts.add(last);
        }
        if (isChoice(transition)) last.choices.add(transition.choice() - 1);
        last.add(transition.found());
    }

    private static Kind kind(Transition transition) {
        if (transition.step() == InStep.BEGINS) return Kind.STEP;
        return isChoice(transition) ? Kind.CHOICE : Kind.ACCESS;
    }

    private static boolean isChoice(Transition transition) {
        return !transition.generator().contains(OF_THREADS);
    }

    private void count(Draft draft) {
        for (Frame frame : draft.stack) stepsIn.merge(frame.call(), 1, Integer::sum);
    }

    private TraceStep finish(Draft draft) {
        Frame shown = shown(draft.stack);
        String file = shown.file();
        return new TraceStep(
                draft.task,
                draft.kind,
                draft.choices,
                action(draft, shown),
                new SourceLine(
                        file.substring(file.lastIndexOf('/') + 1),
                        shown.type(),
                        shown.method(),
                        shown.line()),
                draft.found.changes());
    }

    /** What a step does, with the value that it has read where that is all there is to it. */
    private String action(Draft draft, Frame shown) {
        String action = text(draft, shown);
        if (draft.kind == Kind.CHOICE) return action + " -> " + draft.choices.get(0);
        String inside = text(draft, draft.stack.get(0));
        List<String> read = draft.found.read();
        boolean isRead = draft.kind == Kind.ACCESS && read.size() == 1 && !inside.contains("(");
        return isRead ? action + " -> " + read.get(0) : action;
    }

    /**
     * The line of a source; without one, the instruction that accesses something, or the method.
     */
    private String text(Draft draft, Frame frame) {
        String place =
                draft.kind == Kind.ACCESS ? draft.found.first() : "in " + frame.method() + "()";
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

    /** A line of a model that JPF names, {@code pagetable/Mm.java:41}; empty if it names none. */
    static Optional<SourceLine> lineOf(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) return Optional.empty();
        String file = text.substring(0, colon);
        return Optional.of(
                new SourceLine(
                        file.substring(file.lastIndexOf('/') + 1),
                        file.replaceFirst("\\.java$", "").replace('/', '.'),
                        "",
                        Integer.parseInt(text.substring(colon + 1))));
    }
}
