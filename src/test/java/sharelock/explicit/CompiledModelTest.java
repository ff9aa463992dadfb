package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.compile.ModelError;
import sharelock.engine.Engine.Limits;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** What may be asked of a compiled model at once, and what is heard while it is searched. */
class CompiledModelTest {

    /** x is chosen from 1, 2 and 3, or counts further than anybody tries beforehand. */
    static final class Chosen {
        final boolean large;
        int x;

        Chosen(boolean large) {
            this.large = large;
        }

        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        if (large) {
                            while (x < 30_000) Steps.atomically(() -> x++);
                        } else {
                            int way = Steps.choose(3);
                            Steps.atomically(() -> x = 1 + way);
                        }
                    }
                };
    }

    static final class Small implements Invariant<Chosen> {
        @Override
        public boolean holds(Chosen model) {
            return model.x < 4;
        }
    }

    static final class One implements Reachable<Chosen> {
        @Override
        public boolean isReachedIn(Chosen model) {
            return model.x == 1;
        }
    }

    static final class ZeroAndNeverThree implements Reachable<Chosen> {
        @Override
        public boolean isReachedIn(Chosen model) {
            if (model.x == 3) throw new IllegalStateException("three");
            return model.x == 0;
        }
    }

    private static Result check(Chosen model, List<Property> asked, List<Progress> heard) {
        return new CompiledModel(model, asked).check(Limits.defaults(), heard::add);
    }

    @Test
    void thereAreAsManyPropertiesAsBits() {
        List<Property> most = Collections.nCopies(62, Property.always(new Small()));
        Result result = check(new Chosen(false), most, new ArrayList<>());
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        List<Property> more = Collections.nCopies(63, Property.always(new Small()));
        assertThatThrownBy(() -> new CompiledModel(new Chosen(false), more))
                .isInstanceOf(ModelError.class)
                .hasMessage(
                        "63 properties are asked for, 62 can be checked at once. Split the check.");
    }

    /** A goal that is reached at once is asked in every state all the same, if it can throw. */
    @Test
    void aGoalThatThrowsIsFoundAfterItIsReached() {
        List<Property> goals =
                List.of(Property.sometimes(new One()), Property.sometimes(new ZeroAndNeverThree()));
        Failure failure = check(new Chosen(false), goals, new ArrayList<>()).failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.PROPERTY_THREW);
        assertThat(failure.message()).contains("ZeroAndNeverThree").contains("three");
    }

    @Test
    void itIsHeardWhatIsDoneNow() {
        List<Progress> heard = new ArrayList<>();
        List<Property> small = List.of(Property.always(new Small()));
        assertThat(check(new Chosen(false), small, heard).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(phases(heard)).containsOnly(Phase.SEARCHING);
        assertThat(heard.get(0).states()).isZero();
        assertThat(heard.get(heard.size() - 1).states()).isEqualTo(7);

        heard.clear();
        List<Property> one = List.of(Property.sometimes(new One()));
        assertThat(check(new Chosen(true), one, heard).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(phases(heard)).contains(Phase.COMPILING); // again, with more bits

        heard.clear();
        assertThat(check(new Chosen(true), small, heard).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(phases(heard)).endsWith(Phase.SEARCHING, Phase.EXPLAINING);
    }

    /** A failure of a level that a budget cuts is one perhaps of several. */
    @Test
    void aFailureOfACutLevelIsToldAndIsNoVerdict() {
        List<Property> one = List.of(Property.always(new NeverTwo()));
        Limits few = new Limits(1, 6, Long.MAX_VALUE, Duration.ofMinutes(5), Duration.ZERO);
        Result cut = new CompiledModel(new Chosen(false), one).check(few, progress -> {});
        assertThat(cut.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(cut.failure().kind()).isEqualTo(Failure.Kind.INVARIANT);
        assertThat(cut.trace().steps()).hasSize(2);
    }

    static final class NeverTwo implements Invariant<Chosen> {
        @Override
        public boolean holds(Chosen model) {
            return model.x != 2;
        }
    }

    private static List<Phase> phases(List<Progress> heard) {
        return heard.stream().map(Progress::phase).toList();
    }
}
