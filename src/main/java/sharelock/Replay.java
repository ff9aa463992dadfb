package sharelock;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sharelock.report.SavedTrace;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

/** A saved trace, followed on the model as it is now. */
public final class Replay {
    private static final int BEFORE_FIRST = -1;

    private final SavedTrace saved;
    private final Trace now;
    private final int fits;
    private final String misfit;

    private Replay(SavedTrace saved, Trace now, int fits, String misfit) {
        this.saved = saved;
        this.now = now;
        this.fits = fits;
        this.misfit = misfit;
    }

    /** Reads a trace file. */
    static SavedTrace read(Path file) {
        String text = JpfReader.text(file);
        try {
            return SavedTrace.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw CheckError.config(file + ": " + wrong.getMessage());
        }
    }

    static Replay of(SavedTrace saved, Trace now) {
        Trace then = saved.trace();
        if (!then.tasks().equals(now.tasks())) {
            return new Replay(
                    saved,
                    now,
                    BEFORE_FIRST,
                    "the tasks were %s and are %s now".formatted(then.tasks(), now.tasks()));
        }
        if (!then.initial().equals(now.initial())) {
            return new Replay(
                    saved,
                    now,
                    BEFORE_FIRST,
                    "the initial state is another: " + initialDifference(then, now));
        }
        for (int i = 0; i < then.steps().size(); i++) {
            String difference =
                    i < now.steps().size()
                            ? difference(then.steps().get(i), now.steps().get(i))
                            : "the task cannot make this step any more";
            if (!difference.isEmpty()) return new Replay(saved, now, i, difference);
        }
        return new Replay(saved, now, then.steps().size(), "");
    }

    private static String initialDifference(Trace then, Trace now) {
        Map<String, String> fields = new TreeMap<>(then.initial());
        now.initial().forEach(fields::putIfAbsent);
        return fields.keySet().stream()
                .filter(field -> !value(then, field).equals(value(now, field)))
                .findFirst()
                .map(
                        field ->
                                "%s was %s and is %s now"
                                        .formatted(field, value(then, field), value(now, field)))
                .orElse("");
    }

    private static String value(Trace trace, String field) {
        return trace.initial().getOrDefault(field, "absent");
    }

    private static String difference(TraceStep then, TraceStep now) {
        if (!then.action().equals(now.action())) return "it is " + now.action() + " now";
        if (!then.choices().equals(now.choices())) {
            return "its choices were %s and are %s now".formatted(then.choices(), now.choices());
        }
        List<?> changes = now.changes();
        return then.changes().equals(changes) ? "" : "it changes %s now".formatted(changes);
    }

    /** Whether the model still makes exactly these steps. */
    public boolean fits() {
        return misfit.isEmpty();
    }

    /** Every step that fits, what it changed, and how it ends; at most {@code width} columns. */
    public String text(int width) {
        return saved.steps(now, Math.max(fits, 0), width);
    }

    /** At which step the model has changed, and how. */
    public String misfit() {
        String begin = "The model has changed, so that the trace no longer fits";
        String end = ". Run the check again for a new trace.";
        if (fits < 0) return begin + ": " + misfit + end;
        TraceStep step = saved.trace().steps().get(fits);
        return "%s at step %d. It was %s: %s (%s); %s%s"
                .formatted(
                        begin,
                        fits + 1,
                        saved.trace().tasks().get(step.task()),
                        step.action(),
                        step.at(),
                        misfit,
                        end);
    }
}
