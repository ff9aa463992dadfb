package sharelock.compile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.compile.ModelError;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.kernel.SpinLock;
import sharelock.model.AtRest;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** What a mutant leaves out is left out, and nothing else. */
class LeftOutTest {
    private static final Limits LIMITS =
            new Limits(1, Long.MAX_VALUE, 1L << 28, Duration.ofMinutes(1), Duration.ZERO);

    /** Two tasks count twice each, under a lock that is also needed for what is called. */
    static final class Counting {
        final SpinLock lock = new SpinLock("lock");
        final Task[] tasks = {new Count("a", this), new Count("b", this)};
        int count;
        int marks;
    }

    static final class Count extends Task {
        private final Counting model;

        Count(String name, Counting model) {
            super(name);
            this.model = model;
        }

        @Override
        protected void run() {
            model.lock.lock();
            model.count++;
            model.lock.unlock();
            model.lock.lock();
            if (model.count >= 1 && model.count < 4) model.count++;
            model.lock.unlock();
            Steps.atomically(() -> mark(1, 2L));
        }

        private void mark(int by, long unused) {
            model.marks += by;
        }
    }

    /** Nothing is lost. */
    static final class CountIsFour implements AtRest<Counting> {
        @Override
        public boolean holdsAtRest(Counting model) {
            return model.count == 4;
        }
    }

    /** Both have passed. */
    static final class MarksAreTwo implements AtRest<Counting> {
        @Override
        public boolean holdsAtRest(Counting model) {
            return model.marks == 2;
        }
    }

    private static Result check(AtRest<Counting> property, String... leftOut) {
        List<Property> properties = List.of(Property.atRest(property));
        return new CompiledModel(new Counting(), properties, List.of(leftOut), List.of())
                .check(LIMITS, progress -> {});
    }

    private static void assertFails(AtRest<Counting> property, String leftOut) {
        Failure failure = check(property, leftOut).failure();
        assertThat(failure).as(leftOut).isNotNull();
        assertThat(failure.kind()).as(leftOut).isEqualTo(Failure.Kind.AT_REST);
    }

    @Test
    void withoutAChangeNothingFails() {
        assertThat(check(new CountIsFour()).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(check(new MarksAreTwo()).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void eachLockCanBeLeftOutWithTheUnlockThatGoesWithIt() {
        assertFails(new CountIsFour(), "LeftOutTest$Count.run/lock#1");
        assertFails(new CountIsFour(), "sharelock.compile.read.LeftOutTest$Count.run/lock#2");
    }

    @Test
    void anUnlockThatIsLeftOutIsADeadlock() {
        Failure failure = check(new CountIsFour(), "Count.run/unlock#1").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.name()).isEqualTo("recursive-lock");
    }

    @Test
    void aCallInALambdaBelongsToTheMethodAroundIt() {
        assertFails(new MarksAreTwo(), "Count.run/mark");
    }

    @Test
    void aConditionCanBeDecided() {
        assertFails(new CountIsFour(), "Count.run?1=false");
        assertFails(new CountIsFour(), "Count.run?2=false");
        assertThat(check(new CountIsFour(), "Count.run?1=true").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(check(new CountIsFour(), "Count.run?2=true").verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatIsNotThereCannotBeLeftOut() {
        assertRefused(
                "Counts.run/lock",
                "Counts.run/lock: the model runs no code of a class Counts. Name one that it does run.");
        assertRefused("Count.run/trylock", "Count.run/trylock: Count.run has no call of trylock.");
        assertRefused(
                "Count.run/lock",
                "Count.run/lock: Count.run has a call of lock in each of the lines 44, 47. Name one of them by its number, from 1.");
        assertRefused(
                "Count.run?3=false",
                "Count.run?3=false: Count.run has a condition in each of the lines 48, 48. Name one of them by its number, from 1.");
        assertRefused(
                "Count.run/nothing/else", "Count.run/nothing/else names no call and no condition.");
    }

    private static void assertRefused(String leftOut, String message) {
        assertThatThrownBy(() -> check(new CountIsFour(), leftOut))
                .isInstanceOf(ModelError.class)
                .hasMessage(message);
    }
}
