package sharelock;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sharelock.kernel.RuleViolation;
import sharelock.question.CheckError;
import sharelock.question.JpfReader;
import sharelock.question.Property;
import sharelock.report.SavedTrace;
import sharelock.result.Failure;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.Way;

/** A saved trace, followed on the model as it is now, and whether its failure is still there. */
public final class Replay {
    private static final String RUN_AGAIN = ". Run the check again for a new trace.";
    private static final String DEADLOCK = "deadlock";
    private static final String ASSERTION = AssertionError.class.getSimpleName();

    private final SavedTrace shown;
    private final Trace now;
    private final int fits;
    private final int reached;
    private final String why;
    private final boolean known;

    /**
     * @param fits how many steps of the trace the model still makes
     * @param reached after how many steps the failure is there; -1 if it is not
     * @param why it is not reached; empty if it is
     */
    private Replay(SavedTrace shown, Trace now, int fits, int reached, String why) {
        this(shown, now, fits, reached, why, true);
    }

    private Replay(SavedTrace shown, Trace now, int fits, int reached, String why, boolean known) {
        this.known = known;
        this.shown = shown;
        this.now = now;
        this.fits = fits;
        this.reached = reached;
        this.why = why;
    }

    /**
     * Reads a trace file.
     *
     * @throws CheckError when it is none
     */
    static SavedTrace read(Path file, Engines engines) {
        String text = JpfReader.text(file);
        SavedTrace saved;
        try {
            saved = SavedTrace.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw CheckError.config(file + ": " + wrong.getMessage());
        }
        if (engines.named(saved.engine()).isPresent()) return saved;
        throw CheckError.config(
                "%s: a trace of engine %s, which is not known. Known: %s"
                        .formatted(file, saved.engine(), engines.names() + RUN_AGAIN));
    }

    /**
     * Refuses a trace whose failure is none that its check could have.
     *
     * @throws CheckError that says so
     */
    static void refuseForeign(SavedTrace saved, Path file, List<Property> properties) {
        String name = saved.failure().name();
        List<String> known =
                switch (saved.failure().kind()) {
                    case INVARIANT, AT_REST -> properties.stream().map(Property::name).toList();
                    case DEADLOCK -> List.of(DEADLOCK);
                    case ASSERTION -> List.of(ASSERTION);
                    case RULE ->
                            Arrays.stream(RuleViolation.Rule.values())
                                    .map(RuleViolation.Rule::label)
                                    .toList();
                    case EXCEPTION, PROPERTY_THREW -> List.of(name);
                    case UNREACHED, PASSED_BY -> List.of();
                };
        if (known.contains(name)) return;
        if (saved.failure().kind() == Failure.Kind.PASSED_BY) {
            throw CheckError.config(
                    "%s: it says that no failure goes through the code that was asked for, to which no steps can lead. Run the check."
                            .formatted(file));
        }
        if (saved.failure().kind() == Failure.Kind.UNREACHED) {
            throw CheckError.config(
                    "%s: it says that %s is never reached, to which no steps can lead. Run the check."
                            .formatted(file, name));
        }
        throw CheckError.config(
                "%s: its failure is %s, and its check asks for no such thing. Known: %s."
                        .formatted(
                                file, name, known.isEmpty() ? "none" : String.join(", ", known)));
    }

    /**
     * Of a trace of which an engine went the steps and choices.
     *
     * @param engine its name
     */
    static Replay followed(String engine, SavedTrace saved, Sought<Way> gone) {
        if (gone.found().isPresent()) return gone(engine, saved, gone.found().get());
        Trace none = new Trace(saved.trace().tasks(), Map.of(), List.of());
        if (gone.whyGivenUp().isPresent()) {
            String unknown = "Not known whether %s is still reached: %s";
            return new Replay(
                    saved,
                    none,
                    0,
                    -1,
                    unknown.formatted(headline(saved), gone.whyGivenUp().get()),
                    false);
        }
        String why =
                "Not reached: the steps and choices of the trace do not lead to %s, whatever reads"
                        + " and writes come between them. Steps are missing, or the model has"
                        + " changed";
        return new Replay(saved, none, 0, -1, why.formatted(headline(saved)));
    }

    /**
     * Of a trace that was gone step by step.
     *
     * @param engine the name of the engine that went it
     */
    static Replay of(String engine, SavedTrace saved, Way gone) {
        if (!saved.engine().equals(engine)) return gone(engine, saved, gone);
        Trace now = gone.trace();
        Difference difference = Difference.between(saved.trace(), now, gone.reached());
        if (difference != null) {
            return new Replay(saved, now, difference.step(), -1, difference.inWords(saved));
        }
        Failure failure = gone.failure();
        if (failure == null) return notReached(saved, gone);
        SavedTrace shown = saved.goneBy(engine, failure);
        return new Replay(shown, now, gone.reached(), gone.reached(), "");
    }

    /** Of a trace whose reads and writes are left to the engine that went it. */
    private static Replay gone(String engine, SavedTrace saved, Way gone) {
        Failure failure = gone.failure();
        if (failure == null) return notReached(saved, gone);
        SavedTrace way = saved.goneBy(engine, gone.trace()).goneBy(engine, failure);
        return new Replay(way, gone.trace(), gone.reached(), gone.reached(), "");
    }

    private static Replay notReached(SavedTrace saved, Way gone) {
        int all = saved.trace().steps().size();
        String instead = gone.instead().isEmpty() ? "" : ", which end in " + gone.instead();
        String made =
                all == 0
                        ? "the trace has no steps, and the initial state does not have"
                        : "the model makes " + steps(all) + instead + ", but behind them is no";
        return new Replay(
                saved,
                gone.trace(),
                all,
                -1,
                "Not reached: %s %s%s. Steps are missing, or a property has changed"
                        .formatted(made, headline(saved), through(saved)));
    }

    /** The way that the failure must have come. */
    private static String through(SavedTrace saved) {
        return saved.through().isEmpty() ? "" : " that has come through " + saved.through();
    }

    private static String steps(int number) {
        return number == 1
                ? "the one step of the trace"
                : "all %d steps of the trace".formatted(number);
    }

    private static String headline(SavedTrace saved) {
        return "\"" + saved.failure().headline() + "\"";
    }

    /** Whether the failure is still there, behind steps that the model still makes. */
    public boolean isReached() {
        return reached >= 0;
    }

    /**
     * Every step that fits, what it changed, and, if it is reached, the failure as it is now; at
     * most {@code width} columns.
     */
    public String text(int width) {
        int number = isReached() ? reached : Math.max(fits, 0);
        String steps = shown.steps(now, number, isReached(), width);
        return isReached() ? steps + "\n" + ending() + "\n" : steps;
    }

    private String ending() {
        String where = reached == 0 ? "in the initial state" : "after step " + reached;
        int behind = shown.trace().steps().size() - reached;
        String rest = behind == 0 ? "" : "; the trace goes on for %d more".formatted(behind);
        return "Reached again " + where + rest + ".";
    }

    /** Why the failure is not reached. */
    public String why() {
        return why + (why.endsWith(".") ? RUN_AGAIN.substring(1) : RUN_AGAIN);
    }

    /** Whether it is known that the failure is reached, or that it is not. */
    public boolean isKnown() {
        return known;
    }

    /**
     * Where a trace and the same trace as the model makes it now differ.
     *
     * @param step index of the step; -1 if it is before the first
     */
    private record Difference(int step, String what) {

        static @Nullable Difference between(Trace then, Trace now, int reached) {
            if (!then.tasks().equals(now.tasks())) {
                return new Difference(
                        -1,
                        "the tasks were %s and are %s now".formatted(then.tasks(), now.tasks()));
            }
            if (!then.initial().equals(now.initial())) {
                return new Difference(-1, "the initial state is another: " + initial(then, now));
            }
            int last = reached < 0 ? then.steps().size() : reached;
            for (int i = 0; i < last; i++) {
                String difference =
                        i < now.steps().size()
                                ? step(then.steps().get(i), now.steps().get(i))
                                : "the task cannot make this step any more";
                if (!difference.isEmpty()) return new Difference(i, difference);
            }
            return null;
        }

        private static String initial(Trace then, Trace now) {
            Map<String, String> fields = new TreeMap<>(then.initial());
            now.initial().forEach(fields::putIfAbsent);
            return fields.keySet().stream()
                    .filter(field -> !value(then, field).equals(value(now, field)))
                    .map(
                            field ->
                                    "%s was %s and is %s now"
                                            .formatted(
                                                    field, value(then, field), value(now, field)))
                    .limit(1)
                    .collect(Collectors.joining());
        }

        private static String value(Trace trace, String field) {
            return trace.initial().getOrDefault(field, "absent");
        }

        /**
         * Where it stands is no difference: code may be moved. What is shown is where it is now.
         */
        private static String step(TraceStep then, TraceStep now) {
            if (!then.action().equals(now.action())) return "it is " + now.action() + " now";
            if (then.kind() != now.kind()) {
                return "its kind was %s and is %s now".formatted(then.kind(), now.kind());
            }
            if (!then.choices().equals(now.choices())) {
                return "its choices were %s and are %s now"
                        .formatted(then.choices(), now.choices());
            }
            List<?> changes = now.changes();
            return then.changes().equals(changes) ? "" : "it changes %s now".formatted(changes);
        }

        String inWords(SavedTrace saved) {
            String begin = "The model has changed, so that the trace no longer fits";
            if (step < 0) return begin + ": " + what;
            TraceStep was = saved.trace().steps().get(step);
            return "%s at step %d. It was %s: %s (%s); %s"
                    .formatted(
                            begin,
                            step + 1,
                            saved.trace().tasks().get(was.task()),
                            was.action(),
                            was.at(),
                            what);
        }
    }
}
