package sharelock.random.compared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import sharelock.compile.emit.BothEngines;
import sharelock.compile.emit.Emitter;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.specialise.Specialiser;
import sharelock.compile.specialise.Specialiser.Asked;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.random.EngineRun;
import sharelock.random.InMemoryClasses;
import sharelock.random.ModelHeap;
import sharelock.random.ModelSource;
import sharelock.random.ModelSource.Shape;
import sharelock.random.Oracle;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.system.TransitionSystem;

/**
 * The compiled model does what its Java does, over random models: it comes to exactly the ends that
 * the {@link Oracle} finds.
 */
class RandomModelsTest {
    private static final int MAX_STATES = 6_000;
    private static final List<sharelock.question.Property> NONE = List.of();

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void oneTaskComesToTheEndsOfTheOracle(
            @ForAll @Size(min = 100, max = 500) List<@IntRange(max = 9999) Integer> stream) {
        assertSameEnds(ModelSource.write(stream, new Shape(1, true, 10)), Interpreter::new);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void twoTasksComeToTheEndsOfTheOracle(
            @ForAll @Size(min = 100, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        assertSameEnds(ModelSource.write(stream, new Shape(2, true, 3)), Emitter::emit);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void threeTasksComeToTheEndsOfTheOracle(
            @ForAll @Size(min = 100, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        assertSameEnds(ModelSource.write(stream, new Shape(3, true, 2)), Emitter::emit);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void emittedAndInterpretedStepsAreTheSame(
            @ForAll @Size(min = 100, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        Object model = construct(ModelSource.write(stream, new Shape(2, true, 3)));
        Object seen = EngineRun.property(model, ModelSource.SEEN);
        BothEngines.agree(
                new Specialiser(model, List.of(new Asked(seen, "holds"))).specialise(), 300);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void twoWorkersGiveTheSameVerdictAndCounts(
            @ForAll @Size(min = 100, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        Object model = construct(ModelSource.write(stream, new Shape(2, true, 3)));
        Result one = check(model, 1);
        Result two = check(model, 2);
        assertThat(two.verdict()).isEqualTo(one.verdict());
        if (one.failure() == null) assertThat(two.counts()).isEqualTo(one.counts());
        else assertThat(two.failure()).isEqualTo(one.failure());
    }

    /** One task without choices goes one way, so that there is one message, if any. */
    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aFailureSaysWhatItsJavaSays(
            @ForAll @Size(min = 100, max = 500) List<@IntRange(max = 9999) Integer> stream) {
        String source = ModelSource.write(stream, new Shape(1, false, 8, true));
        Object model = construct(source);
        Set<String> expected = Oracle.messages(new ModelHeap(model), MAX_STATES);
        Assume.that(!expected.isEmpty());
        Failure failure = check(model, 1).failure();
        assertThat(failure).as(source).isNotNull();
        assertThat(Set.of(failure.message())).as(source).isEqualTo(expected);
    }

    private static Result check(Object model, int workers) {
        Limits limits =
                new Limits(workers, 100_000, 1L << 30, Duration.ofMinutes(1), Duration.ZERO);
        return new CompiledModel(model, NONE).check(limits, progress -> {});
    }

    private static Object construct(String source) {
        return InMemoryClasses.compile(ModelSource.NAME, source).create(ModelSource.NAME);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aPropertySeesTheStatesOfTheOracle(
            @ForAll @Size(min = 100, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        assertSameViews(stream, new Shape(2, true, 3));
    }

    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
    void aPropertySeesTheStatesOfTheOracleInThreeTasks(
            @ForAll @Size(min = 100, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        assertSameViews(stream, new Shape(3, true, 2));
    }

    private static void assertSameEnds(
            String source, Function<LayoutPlan, TransitionSystem> runner) {
        Object model = construct(source);
        Oracle.Outcome expected = Oracle.explore(new ModelHeap(model), List.of(), MAX_STATES);
        Assume.that(expected.complete());
        Object everything = EngineRun.property(model, ModelSource.EVERYTHING);
        Oracle.Outcome actual = EngineRun.explore(model, everything, List.of(), runner, MAX_STATES);
        assertThat(actual.complete()).as(source).isTrue();
        assertThat(actual.ends()).as(source).isEqualTo(expected.ends());
        assertSameFailures(source, actual, expected);
    }

    /** What a property reads is seen with the same values, whatever else it does not read. */
    private static void assertSameViews(List<Integer> stream, Shape shape) {
        String source = ModelSource.write(stream, shape);
        List<String> watched = ModelSource.watched(stream, shape);
        Object model = construct(source);
        Oracle.Outcome expected = Oracle.explore(new ModelHeap(model), watched, MAX_STATES);
        Assume.that(expected.complete());
        Object seen = EngineRun.property(model, ModelSource.SEEN);
        Oracle.Outcome actual = EngineRun.explore(model, seen, watched, Emitter::emit, MAX_STATES);
        assertThat(actual.complete()).as(source).isTrue();
        assertThat(expected.views()).as(source).containsAll(actual.views());
        if (expected.failures().isEmpty()) {
            assertThat(actual.views()).as(source).isEqualTo(expected.views());
        }
        assertSameFailures(source, actual, expected);
    }

    /**
     * A step that fails keeps nothing of what it did, so an engine with fewer scheduling points may
     * miss what others do in the middle of it: of the failures it finds some of each model that has
     * any, and none besides.
     */
    private static void assertSameFailures(
            String source, Oracle.Outcome actual, Oracle.Outcome expected) {
        assertThat(expected.failures()).as(source).containsAll(actual.failures());
        assertThat(actual.failures().isEmpty()).as(source).isEqualTo(expected.failures().isEmpty());
    }
}
