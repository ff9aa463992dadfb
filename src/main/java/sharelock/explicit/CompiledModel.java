package sharelock.explicit;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import sharelock.compile.Place;
import sharelock.compile.emit.Emitter;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.specialise.Specialiser;
import sharelock.compile.specialise.Specialiser.Asked;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.question.Property;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Way;
import sharelock.search.Search;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult;
import sharelock.search.SearchResult.Figures;
import sharelock.system.SlotOverflow;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/**
 * One constructed model and its properties, compiled, and what the explicit-state engine does with
 * them: every state is stored as it is, so a verdict is a proof for the model at hand.
 */
public final class CompiledModel {
    private static final int MOST_PROPERTIES = 62;

    private final ModelProgram program;
    private final Names names;
    private final List<Place> through;

    /**
     * Compiles the model.
     *
     * @throws sharelock.compile.ModelError when the model or a property does what cannot be
     *     compiled
     */
    public CompiledModel(Object model, List<Property> properties) {
        this(model, properties, List.of(), List.of());
    }

    /**
     * Compiles a mutant of the model.
     *
     * @param leftOut calls and conditions of its code, as {@code Zap.zapPteRange/lock} and {@code
     *     Fault.doWpPage?1=false}
     * @param through places that the way to a failure has to go through; a failure elsewhere is
     *     none
     * @throws sharelock.compile.ModelError when the model or a property does what cannot be
     *     compiled, or there is nothing to leave out, or no step lies in one of the places
     */
    public CompiledModel(
            Object model, List<Property> properties, List<String> leftOut, List<Place> through) {
        if (properties.size() > MOST_PROPERTIES) {
            throw new sharelock.compile.ModelError(
                    "%d properties are asked for, %d can be checked at once. Split the check."
                            .formatted(properties.size(), MOST_PROPERTIES));
        }
        names = new Names(properties);
        program = new Specialiser(model, asked(properties), leftOut).specialise();
        if (program.tasks().stream().allMatch(Program::startsDormant)) {
            throw new sharelock.compile.ModelError(
                    "All tasks of %s start dormant, so nothing ever happens. One at least must start by itself."
                            .formatted(model.getClass().getName()));
        }
        Passages.mustExist(through, program);
        this.through = List.copyOf(through);
    }

    /** The engine that compiles the model of each question. */
    public static Engine engine() {
        return new ExplicitEngine();
    }

    /** The properties as the compiler knows them, in the order of their numbers. */
    public static List<Asked> asked(List<Property> properties) {
        return properties.stream().map(CompiledModel::asked).toList();
    }

    private static Asked asked(Property property) {
        return switch (property.kind()) {
            case ALWAYS -> Asked.always((Invariant<?>) property.asked());
            case AT_REST -> Asked.atRest((AtRest<?>) property.asked());
            case SOMETIMES -> Asked.sometimes((Reachable<?>) property.asked());
        };
    }

    /** Searches all states. */
    public Result check(Limits limits, Consumer<Progress> progress) {
        return check(limits, Searches.BREADTH_FIRST.by(limits.workers()), progress);
    }

    /** The same by a given search. */
    Result check(Limits limits, Search search, Consumer<Progress> progress) {
        long began = System.nanoTime();
        return fitting(
                () -> progress.accept(Progress.in(Progress.Phase.COMPILING, Duration.ZERO)),
                plan -> check(plan, limits, search, progress, began));
    }

    private Result check(
            LayoutPlan plan,
            Limits limits,
            Search search,
            Consumer<Progress> progress,
            long began) {
        Passages passages = new Passages(through, plan);
        TransitionSystem compiled = Emitter.emit(plan);
        TransitionSystem system =
                passages.areNone() ? compiled : new Through(compiled, passages, goals().always());
        progress.accept(Progress.in(Progress.Phase.SEARCHING, Duration.ZERO));
        Duration spent = limits.spent().plusNanos(System.nanoTime() - began);
        Budget budget = new Budget(limits.maxStates(), limits.maxBytes(), limits.timeout(), spent);
        SearchResult searched =
                search.run(
                        system,
                        goals(),
                        budget,
                        figures -> progress.accept(asProgress(figures, limits)));
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        return new Explanation(plan, names).of(searched, search.findsShortest(), passages, time);
    }

    /** Does something with a layout, and again with a wider one where a value does not fit. */
    private <T> T fitting(Runnable again, Function<LayoutPlan, T> work) {
        LayoutPlan plan = Interpreter.rehearse(program);
        while (true) {
            try {
                return work.apply(plan);
            } catch (SlotOverflow overflow) {
                again.run();
                plan = plan.widen(overflow);
            }
        }
    }

    private Goals goals() {
        long always = names.always() | TransitionSystem.NO_PROPERTY_THREW;
        long throwing = 0;
        for (int number = 0; number < names.count(); number++) {
            boolean canThrow =
                    program.properties().get(number).nodes().stream()
                            .anyMatch(node -> node.instruction().effects().failure() >= 0);
            if (canThrow) throwing |= 1L << number;
        }
        return new Goals(always, names.atRest(), names.sometimes(), names.sometimes() & throwing);
    }

    private static Progress asProgress(Figures figures, Limits limits) {
        return new Progress(
                figures.hasFound() ? Progress.Phase.EXPLAINING : Progress.Phase.SEARCHING,
                figures.states(),
                figures.transitions(),
                figures.queue(),
                figures.depth(),
                figures.bytes(),
                limits.maxBytes(),
                figures.elapsed());
    }

    /**
     * Follows a path from the initial state. The trace ends where the path ends, where a step
     * fails, or before the first move that is not possible: then it is shorter than the path.
     *
     * @param wanted the failure that is looked for in every state of it
     */
    public Way replay(List<Move> path, Failure wanted) {
        return fitting(
                () -> {},
                plan ->
                        new Replayer(plan, names, wanted, new Passages(through, plan))
                                .follow(path));
    }

    /**
     * Looks for a failure along the script of a trace that another engine has found.
     *
     * @return the way there as this engine sees it
     */
    public Sought<Way> follow(Script script, Failure failure) {
        return follow(script, failure, Follower.MOST_STATES);
    }

    /** The same, given up after some states. */
    Sought<Way> follow(Script script, Failure failure, int mostStates) {
        return fitting(
                () -> {},
                plan ->
                        new Follower(plan, names, script, failure, mostStates)
                                .path()
                                .map(path -> gone(plan, path, failure)));
    }

    /** What is on the way that another engine has found, which need not go through the places. */
    private Way gone(LayoutPlan plan, List<Move> path, Failure failure) {
        return new Replayer(plan, names, failure, new Passages(List.of(), plan)).follow(path);
    }

    /** Layout and steps of the compiled model, for a reader. */
    public String dump() {
        LayoutPlan plan = Interpreter.rehearse(program);
        StringBuilder text = new StringBuilder(program.name()).append('\n');
        text.append(plan.layout());
        for (Program task : program.tasks()) text.append("\ntask ").append(task);
        for (Program property : program.properties()) {
            text.append("\nproperty ").append(property);
        }
        return text.toString();
    }
}
