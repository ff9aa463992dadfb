package sharelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import sharelock.engine.Engine.Limits;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.result.Verdict;

class CheckTest {

    /** Tasks that count up to a limit, read and write apart. */
    static final class Race {
        final Task[] tasks;
        int count;

        Race(int tasks, boolean fails) {
            this.tasks = new Task[tasks];
            for (int i = 0; i < tasks; i++) this.tasks[i] = new Count("task" + i, fails);
        }

        final class Count extends Task {
            private final boolean fails;

            Count(String name, boolean fails) {
                super(name);
                this.fails = fails;
            }

            @Override
            protected void run() {
                int seen = count;
                count = seen + 1;
                assert !fails || seen == 0 : "seen";
            }
        }
    }

    static final class CountIsSmall implements Invariant<Race> {
        @Override
        public boolean holds(Race model) {
            return model.count < 3;
        }
    }

    static final class AllCounted implements AtRest<Race> {
        @Override
        public boolean holdsAtRest(Race model) {
            return model.count == model.tasks.length;
        }
    }

    /** The way to a failure can be named in a unit test too. */
    @Test
    void aFailureCountsByTheWayThatIsNamed() {
        ModelCheck<Race> race = new Check().model(Race.class, 3, true).always(CountIsSmall.class);
        race.through("CheckTest$Race$Count.run").fails("assertion");
        race.through("Race$Count.run").fails("assertion");
        assertThatThrownBy(() -> race.through("Race$Count.walk").fails("assertion"))
                .isInstanceOf(CheckError.class)
                .hasMessageContaining("no step of the model lies in Race$Count.walk");
        assertThatThrownBy(() -> race.through("Race$Count.run").holds())
                .isInstanceOf(CheckError.class)
                .hasMessageContaining("there is no way to go where the check expects holds");
        assertThatThrownBy(() -> race.through("Race$Count").fails("assertion"))
                .isInstanceOf(CheckError.class)
                .hasMessageContaining("is no place. Write CLASS.METHOD");
    }

    static final class OneCounted implements Reachable<Race> {
        @Override
        public boolean isReachedIn(Race model) {
            return model.count == 1;
        }
    }

    private static ModelCheck<Race> race(int tasks, boolean fails) {
        return new Check().model(Race.class, tasks, fails);
    }

    @Test
    void aModelHolds() {
        race(2, false).always(CountIsSmall.class).sometimes(OneCounted.class).holds();
        assertThat(race(2, false).run().verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aModelFailsAsExpected() {
        race(2, false).atRest(AllCounted.class).fails(AllCounted.class);
        race(2, true).fails("assertion");
    }

    @Test
    void anUnexpectedVerdictFailsTheTestWithTheTrace() {
        assertThatThrownBy(() -> race(2, false).atRest(AllCounted.class).holds())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: holds")
                .hasMessageContaining("AllCounted fails at rest in Race");
        assertThatThrownBy(() -> race(2, false).deadlocks())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: deadlocks");
    }

    @Test
    void aCutSearchDoesNotHold() {
        Check cut = new Check(Limits.defaults().withMaxStates(2));
        assertThatThrownBy(() -> cut.model(Race.class, 2, false).holds())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("incomplete, asked: the built-in rules only in 2 states");
    }

    /** Counts how often it is made, where the model can see it. */
    static final class Counted implements Invariant<Race> {
        static final int[] MADE = {0};

        Counted() {
            MADE[0]++;
        }

        @Override
        public boolean holds(Race model) {
            return true;
        }
    }

    @Test
    void aPropertyThatChangesStaticFieldsIsRefused() {
        assertThatThrownBy(() -> race(2, false).always(Counted.class).holds())
                .isInstanceOf(CheckError.class)
                .hasMessageContaining("Counted changes static fields when it is made");
    }

    @Test
    void argumentsMustFitAConstructor() {
        assertThatThrownBy(() -> new Check().model(Race.class, "two"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No constructor of sharelock.CheckTest$Race takes [two]");
    }

    @Test
    void theGravestCodeOfARunWins() {
        assertThat(ExitCode.of(List.of(0, 0))).isZero();
        assertThat(ExitCode.of(List.of())).isZero();
        assertThat(ExitCode.of(List.of(0, 20, 21))).isEqualTo(21);
        assertThat(ExitCode.of(List.of(11, 12, 20))).isEqualTo(12);
        assertThat(ExitCode.of(List.of(12, 14))).isEqualTo(14);
        assertThat(ExitCode.of(List.of(14, 150))).isEqualTo(150);
        assertThat(ExitCode.of(List.of(150, 151))).isEqualTo(151);
        assertThat(ExitCode.of(List.of(151, 153))).isEqualTo(153);
        assertThat(ExitCode.of(List.of(255, 153))).isEqualTo(255);
    }

    /** A unit test expects what a check file can expect, and is refused as one is. */
    @Test
    void anExpectationIsThatOfACheckFile() {
        ModelCheck<Race> race = race(3, true);
        refused(() -> race.fails(""), "is no verdict");
        refused(() -> race.fails("Nothing"), "Nothing is none of the check's properties");
        refused(() -> race.fails(CountIsSmall.class), "is none of the check's properties");
        race.fails("assertion");
        race.fails("AssertionError");
        ModelCheck<Race> small = race.always(CountIsSmall.class);
        assertThatThrownBy(() -> small.always(CountIsSmall.class))
                .hasMessageEndingWith("CountIsSmall stands twice. Keep one.");
    }

    private static void refused(ThrowingCallable check, String why) {
        assertThatThrownBy(check).isInstanceOf(CheckError.class).hasMessageContaining(why);
    }

    @Test
    void placesAddUp() {
        ModelCheck<Race> race = race(3, true);
        refused(
                () -> race.through("No.such").through("Race$Count.run").fails("assertion"),
                "No.such");
    }

    record Ambiguous(Object what) {
        Ambiguous(String what) {
            this((Object) what);
        }
    }

    @Test
    void aModelIsMadeByOneConstructor() {
        assertThatThrownBy(() -> new Check().model(Ambiguous.class, "x"))
                .hasMessageStartingWith("More than one constructor of ");
    }

    /** With Long a unit test means the one, and a check file with n=5 could mean either. */
    static final class Two {
        final long n;
        final Task task =
                new Task("t") {
                    @Override
                    protected void run() {}
                };

        Two(int n) {
            this.n = n;
        }

        Two(long n) {
            this.n = 2 * n;
        }
    }

    @Test
    void constructorsThatAFileCannotTellApartAreRefused() {
        refused(
                () -> new Check().model(Two.class, 5L),
                "check.args: n fits two constructors of sharelock.CheckTest$Two: one takes n (int), the other n (long). Give a parameter of one of them another name, or leave one of them out.");
        assertThatThrownBy(() -> new Check().model(Race.class, 2, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What a set holds. */
    enum Letter {
        A,
        B,
        C
    }

    static final class Ordered {
        final int order;
        final Task task =
                new Task("t") {
                    @Override
                    protected void run() {}
                };

        Ordered(Set<Letter> letters) {
            int read = 0;
            for (Letter letter : letters) read = 10 * read + letter.ordinal() + 1;
            order = read;
            letters.clear();
        }
    }

    static final class IsInOrder implements Invariant<Ordered> {
        @Override
        public boolean holds(Ordered model) {
            return model.order == 13;
        }
    }

    /** As a check file and JPF make it, and each time anew. */
    @Test
    void aSetIsGivenInTheOrderOfItsConstants() {
        Set<Letter> backwards = new LinkedHashSet<>(List.of(Letter.C, Letter.A));
        ModelCheck<Ordered> check =
                new Check().model(Ordered.class, backwards).always(IsInOrder.class);
        check.holds();
        check.holds();
        assertThat(backwards).containsExactly(Letter.C, Letter.A);
    }
}
