package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.compile.ModelError;
import sharelock.kernel.SpinLock;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.result.Failure.Kind;
import sharelock.result.Result;
import sharelock.result.Verdict;
import sharelock.result.Way;
import sharelock.system.TransitionSystem.Move;

/** What lies in a place: what fails there, who waits there, and what a larger step does there. */
class PlacesTest {
    private static CompiledModel engine(Object model, String... places) {
        return ThroughTest.engine(model, List.of(), places);
    }

    private static Result check(Object model, String... places) {
        return ThroughTest.check(model, List.of(), places);
    }

    /** Code between steps lies nowhere, but for a failure in it. */
    @ParameterizedTest
    @CsvSource({
        "Local.fails,  It fails in Local.fails.",
        "Local.before, Through Local.before in step 1.",
    })
    void aFailureLiesWhereItHappens(String place, String note) {
        Result result = check(new Local(), place);
        assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
        assertThat(result.trace().steps()).hasSize(1);
        assertThat(result.note()).isEqualTo(note);
    }

    static final class Local {
        final SpinLock lock = new SpinLock("lock");
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        before();
                        fails(Task.current() == null);
                        after();
                    }
                };

        private void before() {
            lock.lock();
        }

        private static void fails(boolean right) {
            assert right : "wrong";
        }

        private void after() {
            lock.unlock();
        }
    }

    @Test
    void aDeadlockLiesWhereTasksWait() {
        Result result = check(new Stuck(), "Stuck.second");
        assertThat(result.failure().kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(result.trace().steps()).hasSize(2);
        assertThat(result.note()).isEqualTo("A task waits in Stuck.second.");
        Way way = engine(new Stuck(), "Stuck.second").replay(moves(result), result.failure());
        assertThat(way.reached()).isEqualTo(2);
    }

    static final class Stuck {
        final SpinLock a = new SpinLock("a");
        final SpinLock b = new SpinLock("b");
        final Task one = new Locker("one", a, b);
        final Task two = new Locker("two", b, a);

        final class Locker extends Task {
            private final SpinLock first;
            private final SpinLock then;

            Locker(String name, SpinLock first, SpinLock then) {
                super(name);
                this.first = first;
                this.then = then;
            }

            @Override
            protected void run() {
                first.lock();
                second(then);
                then.unlock();
                first.unlock();
            }
        }

        private void second(SpinLock then) {
            then.lock();
        }
    }

    /** No way leads to what fails before the first step. */
    @Test
    void whatFailsAtTheStartGoesThroughNothing() {
        Result result = check(new Start(), "Start.later");
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().kind()).isEqualTo(Kind.PASSED_BY);
        assertThat(result.failure().headline())
                .isEqualTo(
                        "assertion fails before the first step, but no failure goes through Start.later");
        assertThat(check(new Start(), "Start.early").failure().kind()).isEqualTo(Kind.ASSERTION);
    }

    static final class Start {
        final SpinLock lock = new SpinLock("lock");
        final Task good =
                new Task("good") {
                    @Override
                    protected void run() {
                        later();
                    }
                };
        final Task bad =
                new Task("bad") {
                    @Override
                    protected void run() {
                        early(Task.current() == null);
                    }
                };

        private void later() {
            lock.lock();
            lock.unlock();
        }

        private static void early(boolean right) {
            assert right : "wrong";
        }
    }

    /** A body is one step; it lies in what every way through it does. */
    @Test
    void aBodyLiesInWhatItAlwaysDoes() {
        Result result = check(new Bodies(), "Bodies.always");
        assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
        assertThat(result.note()).isEqualTo("Through Bodies.always in step 2.");
        assertThatThrownBy(() -> check(new Bodies(), "Bodies.perhaps"))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining("Bodies.perhaps is a part of one larger step")
                .hasMessageEndingWith("Name PlacesTest$TwoWays$1.run around it.");
    }

    /** A task with a body of two ways, and a failure that comes of x. */
    abstract static class TwoWays {
        int x;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        body(Steps.choose(2));
                        Steps.atomically(() -> fails());
                    }
                };

        abstract void body(int chosen);

        private void fails() {
            assert x == 0 : "x is " + x;
        }
    }

    static final class Bodies extends TwoWays {
        @Override
        void body(int chosen) {
            Steps.atomically(
                    () -> {
                        if (chosen == 1) perhaps();
                        always();
                    });
        }

        private void perhaps() {
            x = 1;
        }

        private void always() {
            x++;
        }
    }

    /** What a body would have done behind its failure it has not done. */
    @Test
    void aBodyThatFailsHasNotComeToItsEnd() {
        assertThat(check(new Breaks(), "Breaks.never").trace().steps()).hasSize(3);
        Result result = check(new Breaks(), "Breaks.body");
        assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
        Way way = engine(new Breaks(), "Breaks.body").replay(moves(result), result.failure());
        assertThat(way.reached()).isEqualTo(2);
        assertThatThrownBy(() -> check(new Breaks(), "Breaks.nowhere"))
                .isInstanceOf(ModelError.class);
    }

    static final class Breaks extends TwoWays {
        @Override
        void body(int chosen) {
            Steps.atomically(
                    () -> {
                        assert chosen == 0 : "chosen";
                        never();
                    });
        }

        private void never() {
            x++;
        }
    }

    /** What a body does before it fails it has done, though no way through it does that. */
    @Test
    void aBodyThatFailsHasComeToWhatItDidBefore() {
        Result result = check(new Notes(), "Notes.note");
        assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
        assertThat(result.note()).isEqualTo("Through Notes.note in step 2.");
        Way way = engine(new Notes(), "Notes.note").replay(moves(result), result.failure());
        assertThat(way.reached()).isEqualTo(2);
        assertThat(check(new Notes(), "Notes.behind").failure().kind()).isEqualTo(Kind.PASSED_BY);
    }

    static final class Notes extends TwoWays {
        @Override
        void body(int chosen) {
            Steps.atomically(
                    () -> {
                        if (chosen == 1) {
                            note();
                            throw new AssertionError("noted");
                        }
                        behind();
                    });
        }

        private void note() {
            x = 1;
        }

        private void behind() {
            x = 0;
        }
    }

    /** A task that is started twice fails where it is started, as an assertion does. */
    @Test
    void aStartThatFailsHasComeToWhatItDidBefore() {
        Result result = check(new StartsTwice(), "StartsTwice.first");
        assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
        assertThat(result.note()).isEqualTo("Through StartsTwice.first in step 1.");
    }

    static final class StartsTwice {
        int x;
        final Task other =
                new Task("other") {
                    @Override
                    protected boolean startsDormant() {
                        return true;
                    }

                    @Override
                    protected void run() {
                        Steps.atomically(() -> x = 3);
                    }
                };
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        Steps.atomically(
                                () -> {
                                    first();
                                    other.start();
                                });
                    }
                };

        private void first() {
            x = 2;
            other.start();
        }
    }

    @Test
    void aModelWithoutAnyFailureHolds() {
        Result result = check(new Sound(), "Sound.step");
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts().complete()).isTrue();
    }

    static final class Sound {
        final SpinLock lock = new SpinLock("lock");
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        step();
                    }
                };

        private void step() {
            lock.lock();
            lock.unlock();
        }
    }

    /** The step in the place cannot be made: the way has not gone there. */
    @Test
    void aStepThatIsNotEnabledGoesNowhere() {
        List<Property> asked = List.of(Property.always(new NotBad()));
        Result result = ThroughTest.check(new Gate(true), asked, "Gate.place");
        assertThat(result.trace().steps()).hasSize(2);
        Way way =
                ThroughTest.engine(new Gate(false), asked, "Gate.place")
                        .replay(moves(result), result.failure());
        assertThat(way.reached()).isEqualTo(-1);
    }

    static final class Gate {
        boolean bad;
        boolean open;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        place();
                        Steps.atomically(() -> bad = true);
                    }
                };

        Gate(boolean open) {
            this.open = open;
        }

        private void place() {
            Steps.await(() -> open);
        }
    }

    static final class NotBad implements Invariant<Gate> {
        @Override
        public boolean holds(Gate model) {
            return !model.bad;
        }
    }

    private static List<Move> moves(Result result) {
        return result.trace().steps().stream()
                .map(step -> new Move(step.task(), step.choices()))
                .toList();
    }

    /** Of a method in which steps lie in other calls, these are named. */
    @Test
    void aCallWithoutAStepIsRefusedWithThoseThatHaveOne() {
        assertThatThrownBy(() -> engine(new Stuck(), "Stuck.second/unlock"))
                .isInstanceOf(ModelError.class)
                .hasMessageEndingWith(" Of that method, they lie in the calls of lock.");
        assertThatThrownBy(() -> engine(new Stuck(), "Locker.run/third"))
                .hasMessageEndingWith(
                        " Of that method, they lie in the calls of lock, second, unlock.");
    }

    /** What is known has steps, and is of the model. */
    @Test
    void aPlaceWithoutAStepIsRefusedWithThoseThatHaveOne() {
        assertThatThrownBy(() -> engine(new Local(), "Local.nothing"))
                .isInstanceOf(ModelError.class)
                .hasMessageEndingWith(" Of that class, they lie in before.");
        assertThatThrownBy(() -> engine(new Local(), "Nowhere.nothing"))
                .hasMessageEndingWith(
                        " They lie in sharelock.explicit.PlacesTest$Local, sharelock.explicit.PlacesTest$Local$1.");
    }

    @Test
    void thereAreAsManyPlacesAsBits() {
        String[] most = new String[63];
        Arrays.fill(most, "Stuck.second");
        assertThat(check(new Stuck(), most).failure().kind()).isEqualTo(Kind.DEADLOCK);
        String[] more = Arrays.copyOf(most, 64);
        more[63] = "Stuck.second";
        assertThatThrownBy(() -> engine(new Stuck(), more))
                .isInstanceOf(ModelError.class)
                .hasMessage("check.through names 64 places, 63 can be asked for at once.");
    }

    /** What a loop of a body does it may do no time; what is around the loop it does always. */
    @Test
    void aBodyLiesInWhatIsAroundItsLoop() {
        for (String place : List.of("Looping.before", "Looping.behind")) {
            Result result = check(new Looping(), place);
            assertThat(result.failure().kind()).isEqualTo(Kind.ASSERTION);
            assertThat(result.note()).isEqualTo("Through %s in step 2.".formatted(place));
        }
        assertThatThrownBy(() -> engine(new Looping(), "Looping.again"))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining("does not always come to it");
    }

    static final class Looping {
        int x;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        int times = Steps.choose(3);
                        Steps.atomically(
                                () -> {
                                    before();
                                    for (int i = 0; i < times; i++) again();
                                    behind();
                                });
                        Steps.atomically(
                                () -> {
                                    assert x == 0 : "x is " + x;
                                });
                    }
                };

        private void before() {
            x++;
        }

        private void again() {
            x++;
        }

        private void behind() {
            x++;
        }
    }

    /** Of two ways to one failure a place lies on the way only if it is on both. */
    @Test
    void aFailureOfABodyLiesInWhatAllItsWaysHaveDone() {
        assertThat(check(new SharedFailure(), "SharedFailure.refuse").failure().kind())
                .isEqualTo(Kind.EXCEPTION);
        assertThat(check(new SharedFailure(), "SharedFailure.first").note())
                .isEqualTo("Through SharedFailure.first in step 2.");
        assertThatThrownBy(() -> engine(new SharedFailure(), "SharedFailure.note"))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining("no step of the model lies in SharedFailure.note");
    }

    static final class SharedFailure {
        int x;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        int chosen = Steps.choose(3);
                        Steps.atomically(
                                () -> {
                                    if (chosen == 0) return;
                                    first();
                                    if (chosen == 2) note();
                                    refuse();
                                });
                    }
                };

        private void first() {
            x = 2;
        }

        private void note() {
            x = 1;
        }

        private void refuse() {
            throw new IllegalStateException("x is " + x);
        }
    }
}
