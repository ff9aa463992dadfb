package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.engine.Engine.Limits;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.result.Failure;
import sharelock.result.Failure.Kind;
import sharelock.result.Way;
import sharelock.system.TransitionSystem.Move;

/** Of each kind of failure, where on a path it is and where not. */
class ReplayerTest {
    private static final int RESTS = 0;
    private static final int STICKS = 1;
    private static final int FAILS = 2;

    static final class Ways {
        int x;

        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        int way = Steps.choose(3);
                        Steps.atomically(() -> x = 1);
                        if (way == STICKS) Steps.await(() -> x == 2);
                        if (way == FAILS) Steps.atomically(() -> assertSmall());
                    }
                };

        private void assertSmall() {
            assert x == 0 : "x is " + x;
        }
    }

    static final class NeverAtRest implements AtRest<Ways> {
        @Override
        public boolean holdsAtRest(Ways model) {
            return false;
        }
    }

    static final class AlwaysAtRest implements AtRest<Ways> {
        @Override
        public boolean holdsAtRest(Ways model) {
            return true;
        }
    }

    static final class ThrowsAtRest implements AtRest<Ways> {
        @Override
        public boolean holdsAtRest(Ways model) {
            return 1 / (model.x - 1) == 0;
        }
    }

    static final class AtFirst implements Invariant<Ways> {
        @Override
        public boolean holds(Ways model) {
            return model.x == 0;
        }
    }

    private static final AtRest<?>[] TWO = {new AlwaysAtRest(), new NeverAtRest()};
    private static final String NEVER = NeverAtRest.class.getName();

    /** Where it is when a path is gone to its end. */
    private static Way replay(int way, List<Property> properties, Kind kind, String name) {
        List<Move> path = List.of(new Move(0, List.of(way)), new Move(0, List.of()));
        return replay(path, properties, kind, name);
    }

    private static Way replay(List<Move> path, List<Property> properties, Kind kind, String name) {
        Failure wanted = new Failure(kind, name, "", "", null);
        return new CompiledModel(new Ways(), properties).replay(path, wanted);
    }

    private static List<Property> atRest(AtRest<?>... properties) {
        return Arrays.stream(properties).map(Property::atRest).toList();
    }

    @Test
    void aPropertyAtRestIsAskedAtRestAndInNoDeadlock() {
        List<Property> both = atRest(TWO);
        Way resting = replay(RESTS, both, Kind.AT_REST, NEVER);
        assertThat(resting.reached()).isEqualTo(2);
        assertThat(resting.failure().kind()).isEqualTo(Kind.AT_REST);
        assertThat(resting.failure().name()).isEqualTo(NEVER);
        assertThat(replay(STICKS, both, Kind.AT_REST, NEVER).reached()).isEqualTo(-1);
        String other = AlwaysAtRest.class.getName();
        assertThat(replay(RESTS, both, Kind.AT_REST, other).reached()).isEqualTo(-1);
        assertThat(replay(RESTS, both, Kind.INVARIANT, NEVER).reached()).isEqualTo(-1);
    }

    /** All that must finish has finished, and a daemon goes on. */
    static final class Served {
        int x;

        final Task daemon =
                new Task("daemon") {
                    @Override
                    protected boolean isDaemon() {
                        return true;
                    }

                    @Override
                    protected void run() {
                        Steps.atomically(() -> x = 1);
                    }
                };
    }

    static final class IsServed implements AtRest<Served> {
        @Override
        public boolean holdsAtRest(Served model) {
            return model.x == 1;
        }
    }

    @Test
    void whereADaemonCanMoveNothingIsAtRest() {
        String name = IsServed.class.getName();
        Failure wanted = new Failure(Kind.AT_REST, name, "", "", null);
        List<Move> path = List.of(new Move(0, List.of()));
        CompiledModel engine = new CompiledModel(new Served(), atRest(new IsServed()));
        assertThat(engine.replay(path, wanted).reached()).isEqualTo(-1);
    }

    @Test
    void whatThrowsAtRestIsLookedForThereAndByItsName() {
        List<Property> throwing = atRest(new ThrowsAtRest());
        String name = "ArithmeticException";
        assertThat(replay(RESTS, throwing, Kind.PROPERTY_THREW, name).reached()).isEqualTo(2);
        assertThat(replay(STICKS, throwing, Kind.PROPERTY_THREW, name).reached()).isEqualTo(-1);
        String other = "NullPointerException";
        assertThat(replay(RESTS, throwing, Kind.PROPERTY_THREW, other).reached()).isEqualTo(-1);
    }

    /** Its number among the properties makes no difference. */
    @Test
    void whatThrowsAtRestIsNotAskedElsewhere() {
        List<Property> two = atRest(new AlwaysAtRest(), new ThrowsAtRest());
        String name = "ArithmeticException";
        assertThat(replay(RESTS, two, Kind.PROPERTY_THREW, name).reached()).isEqualTo(2);
        assertThat(replay(STICKS, two, Kind.PROPERTY_THREW, name).reached()).isEqualTo(-1);

        List<Property> both =
                List.of(Property.atRest(new ThrowsAtRest()), Property.always(new AtFirst()));
        Failure failure =
                new CompiledModel(new Ways(), both).check(Limits.defaults(), p -> {}).failure();
        assertThat(failure.kind()).isEqualTo(Kind.INVARIANT);
        assertThat(failure.name()).isEqualTo(AtFirst.class.getName());
    }

    @Test
    void aDeadlockIsWhereNoTaskCanMoveAndOneHasNotFinished() {
        List<Property> none = atRest();
        Way stuck = replay(STICKS, none, Kind.DEADLOCK, "deadlock");
        assertThat(stuck.reached()).isEqualTo(2);
        assertThat(stuck.failure().kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(replay(RESTS, none, Kind.DEADLOCK, "deadlock").reached()).isEqualTo(-1);
    }

    @Test
    void anInvariantIsAskedInEveryState() {
        List<Property> first = List.of(Property.always(new AtFirst()));
        Way found = replay(FAILS, first, Kind.INVARIANT, AtFirst.class.getName());
        assertThat(found.reached()).isEqualTo(2);
        assertThat(found.failure().kind()).isEqualTo(Kind.INVARIANT);
    }

    @Test
    void aStepThatFailsEndsAPath() {
        List<Move> path =
                List.of(
                        new Move(0, List.of(FAILS)),
                        new Move(0, List.of()),
                        new Move(0, List.of()),
                        new Move(0, List.of()));
        Way found = replay(path, atRest(), Kind.ASSERTION, "AssertionError");
        assertThat(found.reached()).isEqualTo(3);
        assertThat(found.failure().message()).isEqualTo("x is 1");
        Way other = replay(path, atRest(), Kind.EXCEPTION, "NullPointerException");
        assertThat(other.reached()).isEqualTo(-1);
        assertThat(other.instead()).isEqualTo("AssertionError");
        List<Property> first =
                List.of(Property.always(new AtFirst()), atRest(TWO).get(0), atRest(TWO).get(1));
        assertThat(replay(path, first, Kind.AT_REST, NEVER).reached()).isEqualTo(-1);
    }

    /** One waits for the other, which fails. */
    static final class Waiting {
        int x;

        final Task waits =
                new Task("waits") {
                    @Override
                    protected void run() {
                        Steps.await(() -> x == 2);
                    }
                };

        final Task fails =
                new Task("fails") {
                    @Override
                    protected void run() {
                        Steps.atomically(() -> x = 1);
                        assert x == 0 : "x is " + x;
                    }
                };
    }

    @Test
    void aMoveThatIsNotEnabledEndsAPath() {
        Failure wanted = new Failure(Kind.ASSERTION, "AssertionError", "", "", null);
        CompiledModel waiting = new CompiledModel(new Waiting(), List.of());
        Move fails = new Move(1, List.of());
        assertThat(waiting.replay(List.of(fails), wanted).reached()).isEqualTo(1);
        List<Move> path = List.of(new Move(0, List.of()), fails);
        assertThat(waiting.replay(path, wanted).reached()).isEqualTo(-1);
    }

    @Test
    void aMoveThatIsNotThereEndsAPath() {
        for (Move odd : List.of(new Move(1, List.of()), new Move(0, List.of(7)))) {
            Way gone = replay(List.of(odd), atRest(), Kind.DEADLOCK, "deadlock");
            assertThat(gone.reached()).isEqualTo(-1);
            assertThat(gone.trace().steps()).isEmpty();
        }
        // Nor is anything behind it found.
        List<Move> fails =
                List.of(
                        new Move(0, List.of(FAILS)),
                        new Move(0, List.of()),
                        new Move(0, List.of()));
        assertThat(replay(fails, atRest(), Kind.ASSERTION, "AssertionError").reached())
                .isEqualTo(3);
        for (Move odd : List.of(new Move(1, List.of()), new Move(0, List.of(7)))) {
            List<Move> path = new ArrayList<>(fails);
            path.add(0, odd);
            Way gone = replay(path, atRest(), Kind.ASSERTION, "AssertionError");
            assertThat(gone.reached()).isEqualTo(-1);
        }
    }
}
