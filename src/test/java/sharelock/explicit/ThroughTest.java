package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.compile.ModelError;
import sharelock.compile.Place;
import sharelock.engine.Engine.Limits;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.result.Failure;
import sharelock.result.Failure.Kind;
import sharelock.result.Result;
import sharelock.result.Verdict;
import sharelock.search.toy.DepthFirst;
import sharelock.system.TransitionSystem.Move;

/** A failure counts only if the way to it goes through the code that is named. */
class ThroughTest {

    /**
     * Two tasks raise x. One takes it to its limit by a short way or by a long one, which leads
     * through two methods; the other is in nobody's way.
     */
    static final class Ways {
        int x;
        int y;
        final Task walker =
                new Task("walker") {
                    @Override
                    protected void run() {
                        int way = Steps.choose(4);
                        if (way == 0) shortWay();
                        if (way == 1) longWay();
                        if (way == 2) harmless();
                    }
                };
        final Task other =
                new Task("other") {
                    @Override
                    protected void run() {
                        Steps.atomically(() -> y = 1);
                    }
                };

        private void shortWay() {
            raise();
        }

        private void longWay() {
            harmless();
            raise();
            raise();
        }

        private void raise() {
            Steps.atomically(() -> x++);
        }

        private void harmless() {
            Steps.atomically(() -> y = 2);
        }
    }

    static final class XIsZero implements Invariant<Ways> {
        @Override
        public boolean holds(Ways model) {
            return model.x == 0;
        }
    }

    static final class XEndsAtZero implements AtRest<Ways> {
        @Override
        public boolean holdsAtRest(Ways model) {
            return model.x == 0;
        }
    }

    private static final Property ALWAYS = Property.always(new XIsZero());
    private static final Property AT_REST = Property.atRest(new XEndsAtZero());

    private static Limits limits(int workers) {
        return new Limits(workers, 20_000, Long.MAX_VALUE, Duration.ofMinutes(5), Duration.ZERO);
    }

    static CompiledModel engine(Object model, List<Property> asked, String... through) {
        List<Place> places =
                Arrays.stream(through).map(text -> Place.parse(text).orElseThrow()).toList();
        return new CompiledModel(model, asked, List.of(), places);
    }

    static Result check(Object model, List<Property> asked, String... through) {
        Result one = engine(model, asked, through).check(limits(1), progress -> {});
        Result two = engine(model, asked, through).check(limits(2), progress -> {});
        assertThat(two.trace()).isEqualTo(one.trace());
        assertThat(two.counts()).isEqualTo(one.counts());
        return one;
    }

    @ParameterizedTest
    @CsvSource({
        "Ways.shortWay,             2, 2",
        "Ways.raise,                2, 2",
        "Ways.longWay,              3, 2",
        "Ways.longWay/raise,        3, 3",
        "ThroughTest$Ways.harmless, 3, 2",
    })
    void theWayIsTheShortestThroughThePlace(String place, int steps, int step) {
        Result result = check(new Ways(), List.of(ALWAYS), place);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().kind()).isEqualTo(Kind.INVARIANT);
        assertThat(result.trace().steps()).hasSize(steps);
        assertThat(result.note()).isEqualTo("Through %s in step %d.".formatted(place, step));
    }

    @Test
    void ofSeveralPlacesTheWayGoesThroughEach() {
        Result result = check(new Ways(), List.of(ALWAYS), "Ways.raise", "Ways.harmless");
        assertThat(result.trace().steps()).hasSize(3);
        assertThat(result.note())
                .isEqualTo("Through Ways.harmless in step 2. Through Ways.raise in step 3.");
        Result both = check(new Ways(), List.of(ALWAYS), "Ways.shortWay", "Ways.longWay");
        assertThat(both.failure().kind()).isEqualTo(Kind.PASSED_BY);
        assertThat(both.failure().headline())
                .isEqualTo(
                        "XIsZero fails in step 2, but no failure goes through Ways.shortWay and Ways.longWay");
    }

    /** The invariant is broken before the place is reached, and stays so. */
    @Test
    void aPlaceBehindTheDamageIsNotOnTheWayToIt() {
        List<Property> asked = List.of(Property.always(new LateIsZero()));
        Result result = check(new Late(), asked, "Late.end");
        assertThat(result.failure().kind()).isEqualTo(Kind.PASSED_BY);
        assertThat(result.failure().message())
                .isEqualTo("LateIsZero fails in step 1, but no failure goes through Late.end");
        assertThat(check(new Late(), asked, "Late$1.run").trace().steps()).hasSize(1);
        Result end = check(new Late(), List.of(Property.atRest(new LateRests())), "Late.end");
        assertThat(end.trace().steps()).hasSize(2);
        CompiledModel again = engine(new Late(), asked, "Late.end");
        List<Move> path = List.of(new Move(0, List.of()), new Move(0, List.of()));
        Failure failure = check(new Late(), asked).failure();
        assertThat(again.replay(path, failure).reached()).isEqualTo(-1);
    }

    static final class Late {
        int x;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        Steps.atomically(() -> x = 1);
                        end();
                    }
                };

        private void end() {
            Steps.atomically(() -> x = 2);
        }
    }

    static final class LateRests implements AtRest<Late> {
        @Override
        public boolean holdsAtRest(Late model) {
            return model.x == 0;
        }
    }

    static final class LateIsZero implements Invariant<Late> {
        @Override
        public boolean holds(Late model) {
            return model.x == 0;
        }
    }

    @Test
    void whereNoFailingWayGoesThroughThePlaceTheCheckFailsOfThat() {
        Result result = check(new Held(), List.of(Property.always(new HeldIsSmall())), "Held.good");
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().kind()).isEqualTo(Kind.PASSED_BY);
        assertThat(result.failure().headline())
                .isEqualTo("HeldIsSmall fails in step 2, but no failure goes through Held.good");
        assertThat(result.counts().complete()).isTrue();
        assertThat(result.trace()).isNull();
    }

    static final class Held {
        int x;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        if (Steps.choose(2) == 0) good();
                        else Steps.atomically(() -> x = 9);
                    }
                };

        private void good() {
            Steps.atomically(() -> x = 1);
        }
    }

    static final class HeldIsSmall implements Invariant<Held> {
        @Override
        public boolean holds(Held model) {
            return model.x < 5;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSERTS", "STICKS", "ENDS_BADLY"})
    void failuresOfEveryKindCountOnlyBehindThePlace(String how) {
        End end = End.valueOf(how);
        List<Property> asked = List.of(Property.atRest(new EndsWell()));
        Result plain = check(new Ends(end), asked);
        Result through = check(new Ends(end), asked, "Ends.detour");
        assertThat(through.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(through.failure().kind()).isEqualTo(plain.failure().kind());
        assertThat(through.trace().steps()).hasSize(plain.trace().steps().size() + 1);
        Result deep =
                engine(new Ends(end), asked, "Ends.detour")
                        .check(limits(1), new DepthFirst(), progress -> {});
        assertThat(deep.failure().kind()).isEqualTo(plain.failure().kind());
        assertThat(deep.note()).contains("Through Ends.detour in step ");
    }

    enum End {
        ASSERTS,
        STICKS,
        ENDS_BADLY
    }

    static final class Ends {
        int x;
        boolean bad;
        private final End end;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        if (Steps.choose(2) == 0) detour();
                        finish();
                    }
                };

        Ends(End end) {
            this.end = end;
        }

        private void detour() {
            Steps.atomically(() -> x = 1);
        }

        private void finish() {
            if (end == End.ASSERTS) Steps.atomically(() -> refuse());
            if (end == End.STICKS) Steps.await(() -> x == 7);
            if (end == End.ENDS_BADLY) Steps.atomically(() -> bad = true);
        }

        private void refuse() {
            assert x > 1 : "small";
        }
    }

    static final class EndsWell implements AtRest<Ends> {
        @Override
        public boolean holdsAtRest(Ends model) {
            return !model.bad;
        }
    }

    /** The step that fails lies in the place itself, and no state behind it does. */
    @Test
    void theStepThatFailsMayBeTheOneInThePlace() {
        Result result = check(new Ends(End.ASSERTS), List.of(), "Ends.finish");
        assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
        assertThat(result.trace().steps()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ways.longway | no step of the model lies in Ways.longway, so no trace can go through it: with these arguments it is not called, or it has no visible operation. Of that class, they lie in harmless, longWay, raise, shortWay.",
                "Ways.raise/lock | no step of the model lies in Ways.raise/lock",
                "Way.raise | They lie in ",
            })
    void aPlaceWithoutAStepIsRefused(String place, String message) {
        assertThatThrownBy(() -> engine(new Ways(), List.of(AT_REST), place))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining(message);
    }
}
