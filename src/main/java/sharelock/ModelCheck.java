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
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.question.CheckFile;
import sharelock.question.Expectation;
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
     */
    public ModelCheck<M> through(String... places) {
        return new ModelCheck<>(this, properties, endless, List.of(places));
    }

    private ModelCheck<M> with(Kind kind, Class<?> property) {
        Map<Kind, List<Class<?>>> more = new EnumMap<>(Kind.class);
        more.putAll(properties);
        List<Class<?>> types = new ArrayList<>(properties.getOrDefault(kind, List.of()));
        types.add(property);
        more.put(kind, types);
        return new ModelCheck<>(this, more, endless, through);
    }

    /** Searches the model and says what came of it. */
    public Result run() {
        return run(Expectation.HOLDS);
    }

    private Result run(Expectation any) {
        CheckFile check = asWritten();
        Expectation expectation = any.byTheWayOf(check);
        Question question = Question.of(check, type, model, properties, expectation);
        return Checker.answer(engine, question, limits, progress -> {}).result();
    }

    /** The same as a check file would say it. */
    private CheckFile asWritten() {
        Map<String, String> keys = new TreeMap<>();
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
        expect(Expectation.HOLDS);
    }

    /** Fails a test unless the property fails. */
    public void fails(Class<?> property) {
        expect(Expectation.fails(property.getName()));
    }

    /** Fails a test unless a task breaks a rule of the kernel or throws an exception so named. */
    public void fails(String name) {
        expect(Expectation.fails(name));
    }

    /** Fails a test unless a property throws such an exception. */
    public void failsInProperty(Class<? extends Throwable> exception) {
        expect(Expectation.failsInProperty(exception.getName()));
    }

    /** Fails a test unless the model deadlocks. */
    public void deadlocks() {
        expect(Expectation.DEADLOCKS);
    }

    private void expect(Expectation expectation) {
        Result result = run(expectation);
        if (expectation.isMetBy(result)) return;
        throw new AssertionError(
                "expected: %s, but %s %s %s. %s%n%s"
                        .formatted(
                                expectation.text(),
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
        long states = result.counts().states();
        return new SavedTrace(type.getSimpleName(), keys, result.engine(), states, failure, trace)
                .table(WIDTH);
    }
}
