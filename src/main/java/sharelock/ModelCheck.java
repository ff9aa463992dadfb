package sharelock;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.question.CheckFile;
import sharelock.question.Property.Kind;
import sharelock.question.Question;
import sharelock.report.SavedTrace;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/**
 * A model and what is checked of it. Immutable: each word gives a new one.
 *
 * @param <M> the model
 */
public final class ModelCheck<M> {
    private static final int WIDTH = 100;
    private static final String HOLDS = "holds";
    private static final String FAILS = "fails ";

    /** Where a property is named, for an error. */
    private static final String CHECK = "check";

    private final Engine engine;
    private final Limits limits;
    private final Class<M> type;
    private final Supplier<M> model;
    private final String arguments;
    private final Map<Kind, List<Class<?>>> properties;
    private final boolean endless;
    private final List<String> through;

    /**
     * @param arguments of the model as a check file would write them
     */
    ModelCheck(Engine engine, Limits limits, Class<M> type, Supplier<M> model, String arguments) {
        this.engine = engine;
        this.limits = limits;
        this.type = type;
        this.model = model;
        this.arguments = arguments;
        this.properties = Map.of();
        this.endless = false;
        this.through = List.of();
    }

    private ModelCheck(
            ModelCheck<M> check,
            Map<Kind, List<Class<?>>> properties,
            boolean endless,
            List<String> through) {
        this.engine = check.engine;
        this.limits = check.limits;
        this.type = check.type;
        this.model = check.model;
        this.arguments = check.arguments;
        this.properties = properties;
        this.endless = endless;
        this.through = through;
    }

    /** Holds in every state. */
    public ModelCheck<M> always(Class<? extends Invariant<? super M>> property) {
        return with(Kind.ALWAYS, property);
    }

    /** Holds in every state in which no task can move. */
    public ModelCheck<M> atRest(Class<? extends AtRest<? super M>> property) {
        return with(Kind.AT_REST, property);
    }

    /** Is reached in some state. */
    public ModelCheck<M> sometimes(Class<? extends Reachable<? super M>> property) {
        return with(Kind.SOMETIMES, property);
    }

    /** The model may have no state at rest: then nothing is checked at rest. */
    public ModelCheck<M> endless() {
        return new ModelCheck<>(this, properties, true, through);
    }

    /**
     * A failure counts only if the way to it goes through each of these places: {@code
     * Zap.zapPteRange} or {@code Zap.zapPteRange/lock}, as {@code check.through} of a check file.
     * Said again it adds to those before.
     */
    public ModelCheck<M> through(String... places) {
        List<String> all = new ArrayList<>(through);
        all.addAll(List.of(places));
        return new ModelCheck<>(this, properties, endless, all);
    }

    private ModelCheck<M> with(Kind kind, Class<?> property) {
        Map<Kind, List<Class<?>>> more = new EnumMap<>(Kind.class);
        more.putAll(properties);
        List<Class<?>> types = new ArrayList<>(properties.getOrDefault(kind, List.of()));
        if (types.contains(property)) {
            throw new IllegalArgumentException(property.getName() + " stands twice. Keep one.");
        }
        types.add(property);
        more.put(kind, types);
        return new ModelCheck<>(this, more, endless, through);
    }

    /** Searches the model and says what came of it. */
    public Result run() {
        return run(asked(HOLDS)).result();
    }

    private Outcome run(Question question) {
        return Checker.answer(engine, question, limits, progress -> {});
    }

    /**
     * @param expected as a check file would say it
     */
    private Question asked(String expected) {
        return Question.of(asWritten(expected), type, model, properties);
    }

    /** The same as a check file would say it. */
    private CheckFile asWritten(String expected) {
        Map<String, String> keys = new TreeMap<>();
        keys.put(CheckFile.Key.EXPECT.toString(), expected);
        keys.put(CheckFile.Key.MODEL.toString(), type.getName());
        keys.put(CheckFile.Key.ARGS.toString(), arguments);
        keys.put(CheckFile.Key.ENDLESS.toString(), Boolean.toString(endless));
        keys.putAll(way());
        properties.forEach((kind, types) -> keys.put(kind.key().toString(), names(types)));
        return CheckFile.of(type.getSimpleName(), CHECK, "", keys);
    }

    private Map<String, String> way() {
        if (through.isEmpty()) return Map.of();
        return Map.of(CheckFile.Key.THROUGH.toString(), String.join(", ", through));
    }

    private static String names(List<Class<?>> types) {
        return types.stream().map(Class::getName).collect(Collectors.joining(", "));
    }

    /** Fails a test unless all that is checked holds, after a complete search. */
    public void holds() {
        expect(HOLDS);
    }

    /**
     * Fails a test unless the property fails. One that is asked in several ways is named with the
     * way: {@code fails("always pkg.P")}, see {@link #fails(String)}.
     */
    public void fails(Class<?> property) {
        fails(property.getName());
    }

    /**
     * Fails a test unless a property fails, or a task breaks a rule of the kernel or throws an
     * exception of that name: what {@code check.expect} of a check file has behind {@code fails}.
     */
    public void fails(String name) {
        expect(FAILS + name);
    }

    /** Fails a test unless a property throws such an exception. */
    public void failsInProperty(Class<? extends Throwable> exception) {
        fails("property " + exception.getName());
    }

    /** Fails a test unless the model deadlocks. */
    public void deadlocks() {
        expect("deadlocks");
    }

    private void expect(String expected) {
        Outcome outcome = run(asked(expected));
        if (outcome.asExpected()) return;
        Result result = outcome.result();
        throw new AssertionError(
                "expected: %s, but %s %s %s. %s%n%s"
                        .formatted(
                                expected,
                                type.getName(),
                                verdict(result),
                                result.basis(),
                                result.note(),
                                explain(result)));
    }

    private static String verdict(Result result) {
        boolean holds = result.verdict() == Verdict.HOLDS;
        return result.verdict().name().toLowerCase(Locale.ROOT) + (holds ? " for" : ", asked:");
    }

    private String explain(Result result) {
        Failure failure = result.failure();
        if (failure == null) return "";
        Trace found = result.trace();
        Trace trace = found == null ? new Trace(List.of(), Map.of(), List.of()) : found;
        Map<String, String> keys = new TreeMap<>(way());
        keys.put(CheckFile.Key.MODEL.toString(), type.getName());
        keys.put(CheckFile.Key.ARGS.toString(), arguments);
        long states = result.counts().states();
        return new SavedTrace(type.getSimpleName(), keys, result.engine(), states, failure, trace)
                .table(WIDTH);
    }
}
