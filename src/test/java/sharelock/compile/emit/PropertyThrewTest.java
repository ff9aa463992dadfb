package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.Check;
import sharelock.ModelCheck;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Expectation;
import sharelock.question.Property;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Verdict;
import sharelock.result.Way;
import sharelock.system.TransitionSystem.Move;

/** An exception inside a property says nothing of the state, and is no violation of it. */
class PropertyThrewTest {

    static final class Counter {
        int count;
        final int[] few = {1, 2, 3};
        Object thing = "text";

        final Task task =
                new Task("counter") {
                    @Override
                    protected void run() {
                        for (int i = 0; i < 3; i++) Steps.atomically(() -> count++);
                        thing = null;
                    }
                };
    }

    static final class Looks implements Invariant<Counter> {
        @Override
        public boolean holds(Counter model) {
            return model.few[model.count] > 0;
        }
    }

    static final class Asserts implements Invariant<Counter> {
        @Override
        public boolean holds(Counter model) {
            assert model.count < 2 : "count is " + model.count;
            return true;
        }
    }

    static final class Divides implements AtRest<Counter> {
        @Override
        public boolean holdsAtRest(Counter model) {
            return 1 / (model.count - 3) == 0 || model.thing == null;
        }
    }

    /** Reached at once, and thrown later. */
    static final class Casts implements Reachable<Counter> {
        @Override
        public boolean isReachedIn(Counter model) {
            if (model.count == 2) return ((Counter) model.thing).count == 0;
            return true;
        }
    }

    @Test
    void anInvariantThatThrowsHasThrown() {
        Result result = check(List.of(Property.always(new Looks())));
        assertThrew(result, "ArrayIndexOutOfBoundsException", "Looks");
        assertThat(Expectation.HOLDS.exitCode(result)).isEqualTo(14);
    }

    @Test
    void whatIsExpectedOfATaskIsNotMetByAProperty() {
        ModelCheck<Counter> check = new Check().model(Counter.class).always(Looks.class);
        check.failsInProperty(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> check.fails("ArrayIndexOutOfBoundsException"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Looks threw it");
        assertThatThrownBy(() -> check.fails(Looks.class)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> check.failsInProperty(AssertionError.class))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anAssertionInAPropertySaysWhatItSays() {
        Result result = check(List.of(Property.always(new Asserts())));
        assertThrew(result, "AssertionError", "Asserts");
        assertThat(result.failure().message()).contains("(count is 2)");
    }

    @Test
    void aPropertyThatThrowsAtRestHasThrown() {
        Result result = check(List.of(Property.atRest(new Divides())));
        assertThrew(result, "ArithmeticException", "Divides");
    }

    @Test
    void aGoalThatIsReachedAndThrowsLaterHasThrown() {
        Result result = check(List.of(Property.sometimes(new Casts())));
        assertThrew(result, "ClassCastException", "Casts");
    }

    @Test
    void whatThrowsAtRestIsNotBlamedForAGoal() {
        Result result =
                check(List.of(Property.atRest(new Divides()), Property.sometimes(new Casts())));
        assertThrew(result, "ClassCastException", "Casts");
    }

    /** Would throw in a state in which it is not asked, and throws at rest. */
    static final class DividesTwice implements AtRest<Counter> {
        @Override
        public boolean holdsAtRest(Counter model) {
            return 1 / ((model.count - 1) * (model.count - 3)) == 0;
        }
    }

    /** Would throw in a state in which it is not asked. */
    static final class DividesEarly implements AtRest<Counter> {
        @Override
        public boolean holdsAtRest(Counter model) {
            return 1 / (model.count - 1) == 0;
        }
    }

    @Test
    void aReplayAsksAtRestOnly() {
        List<Property> twice = List.of(Property.atRest(new DividesTwice()));
        Result found = check(twice);
        assertThrew(found, "ArithmeticException", "DividesTwice");
        List<Move> path = moves(found);
        assertThat(path).hasSizeGreaterThan(2);
        Way again = engine(twice).replay(path, found.failure());
        assertThat(again.reached()).isEqualTo(path.size());
        assertThat(again.failure()).isEqualTo(found.failure());

        List<Property> early = List.of(Property.atRest(new DividesEarly()));
        assertThat(check(early).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(engine(early).replay(path, found.failure()).reached()).isEqualTo(-1);
    }

    private static List<Move> moves(Result found) {
        return found.trace().steps().stream()
                .map(step -> new Move(step.task(), step.choices()))
                .toList();
    }

    private static void assertThrew(Result result, String exception, String property) {
        Failure failure = result.failure();
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.PROPERTY_THREW);
        assertThat(failure.name()).isEqualTo(exception);
        assertThat(failure.message()).contains(property + " threw it");
        assertThat(failure.at()).isNotNull();
        assertThat(failure.at().type()).endsWith(property);
    }

    private static Result check(List<Property> properties) {
        Limits limits = new Limits(1, 10_000, 1L << 28, Duration.ofMinutes(1), Duration.ZERO);
        return engine(properties).check(limits, progress -> {});
    }

    private static CompiledModel engine(List<Property> properties) {
        return new CompiledModel(new Counter(), properties);
    }
}
