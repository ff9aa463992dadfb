package sharelock.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.JpfReport.Executed;
import sharelock.jpf.JpfReport.Transition;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

/**
 * Turns JPF's path into a trace. JPF stops a thread before each operation that another one may see,
 * so a transition begins with the operation whose line the thread has come to before.
 */
final class JpfTrace {
    private static final int WATCH = 0;
    private static final String BEGINS_STEP = "sharelock.model.TaskThread.indivisibleBegin()";
    private static final String OF_THREADS = "Thread";

    private final ClassLoader sources;
    private final Map<String, List<String>> files = new HashMap<>();
    private final Map<Integer, Executed> reached = new HashMap<>();
    private final List<String> tasks = new ArrayList<>();
    private final Map<Integer, Integer> taskOf = new HashMap<>();
    private final List<TraceStep> steps = new ArrayList<>();

    private JpfTrace(JpfReport report, ClassLoader sources) {
        this.sources = sources;
        report.threads().keySet().stream()
                .sorted()
                .filter(thread -> thread != WATCH)
                .forEach(
                        thread -> {
                            taskOf.put(thread, tasks.size());
                            tasks.add(report.threads().getOrDefault(thread, ""));
                        });
    }

    /**
     * @param sources where the sources of models lie beside their classes
     */
    static Trace of(JpfReport report, ClassLoader sources) {
        JpfTrace trace = new JpfTrace(report, sources);
        for (Transition transition : report.transitions()) trace.add(transition);
        return new Trace(trace.tasks, Map.of(), trace.steps);
    }

    private void add(Transition transition) {
        Integer task = taskOf.get(transition.thread());
        if (task == null) return;
        Executed before = reached.get(transition.thread());
        if (!transition.generator().contains(OF_THREADS)) {
            chose(task, transition.choice() - 1, before);
        } else if (before != null && !transition.executed().isEmpty()) {
            begin(task, transition.executed(), before);
        }
        for (Executed executed : transition.executed()) {
            if (isModel(executed)) reached.put(transition.thread(), executed);
        }
    }

    /** A choice goes with the step that it is made in; at a task's start there is none. */
    private void chose(int task, int choice, @Nullable Executed before) {
        int last = steps.size() - 1;
        if (last < 0 || steps.get(last).task() != task) {
            if (before == null) throw new IllegalArgumentException("a choice without a line");
            steps.add(
                    new TraceStep(
                            task,
                            TraceStep.Kind.CHOICE,
                            List.of(choice),
                            text(before),
                            line(before),
                            List.of()));
            return;
        }
        TraceStep step = steps.get(last);
        List<Integer> choices = new ArrayList<>(step.choices());
        choices.add(choice);
        steps.set(
                last,
                new TraceStep(
                        task, step.kind(), choices, step.action(), step.at(), step.changes()));
    }

    private void begin(int task, List<Executed> executed, Executed before) {
        boolean isStep =
                executed.stream().anyMatch(instruction -> instruction.text().contains(BEGINS_STEP));
        Executed first = executed.get(0);
        Executed shown = isStep || !isModel(first) ? before : first;
        SourceLine at = line(shown);
        TraceStep.Kind kind = isStep ? TraceStep.Kind.STEP : TraceStep.Kind.ACCESS;
        if (!isStep && !steps.isEmpty()) {
            TraceStep last = steps.get(steps.size() - 1);
            boolean goesOn =
                    last.task() == task
                            && last.kind() == TraceStep.Kind.ACCESS
                            && last.at().equals(at);
            if (goesOn) return;
        }
        steps.add(new TraceStep(task, kind, List.of(), text(shown), at, List.of()));
    }

    private static boolean isModel(Executed executed) {
        String file = executed.file();
        return executed.line() > 0
                && !file.isEmpty()
                && !file.startsWith("java/")
                && !file.startsWith("jdk/")
                && !file.startsWith("sharelock/");
    }

    private static SourceLine line(Executed executed) {
        String file = executed.file();
        String type = file.replaceFirst("\\.java$", "").replace('/', '.');
        return new SourceLine(file.substring(file.lastIndexOf('/') + 1), type, "", executed.line());
    }

    /** The line as the source has it; the instruction if there is no source. */
    private String text(Executed executed) {
        List<String> lines = files.computeIfAbsent(executed.file(), this::lines);
        if (executed.line() > lines.size()) return executed.text();
        String text = lines.get(executed.line() - 1).strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private List<String> lines(String file) {
        try (InputStream source = sources.getResourceAsStream(file)) {
            if (source == null) return List.of();
            return new String(source.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A line of a model that JPF names, {@code pagetable/Mm.java:41}; empty if it names none. */
    static Optional<SourceLine> lineOf(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) return Optional.empty();
        return Optional.of(
                line(
                        new Executed(
                                text.substring(0, colon),
                                Integer.parseInt(text.substring(colon + 1)),
                                "")));
    }
}
