package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.result.Failure;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Way;

/** A failure is found along a script, is not there, or nobody knows. */
class FollowerTest {

    /** Two tasks that write five times each, and fail together at the end. */
    static final class Writing {
        final int[] cells = {0, 0};
        final Task[] tasks = {new Writer(0), new Writer(1)};

        private final class Writer extends Task {
            private final int own;

            Writer(int own) {
                super("writer" + own);
                this.own = own;
            }

            @Override
            protected void run() {
                for (int i = 0; i < 5; i++) cells[own] = i;
                assert cells[1 - own] != 4 : "both are there";
            }
        }
    }

    private static Sought<Way> follow(String failure, int mostStates) {
        return new CompiledModel(new Writing(), List.of())
                .follow(new Script(List.of()), failing(failure), mostStates);
    }

    @Test
    void threeThingsCanComeOfIt() {
        assertThat(follow("AssertionError", 10_000).found()).isPresent();
        assertThat(follow("LeakError", 10_000).isAbsent()).isTrue();

        Sought<Way> cut = follow("LeakError", 20);
        assertThat(cut.isAbsent()).isFalse();
        assertThat(cut.whyGivenUp())
                .contains(
                        "the explicit engine gave up after 20 states between the steps and choices"
                                + " of the trace.");
    }

    /** A task that fails before its first step. */
    static final class Starting {
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        assert task == null : "it is there";
                    }
                };
    }

    @Test
    void whatFailsAtTheStartIsFoundWithoutAStep() {
        CompiledModel starting = new CompiledModel(new Starting(), List.of());
        Script none = new Script(List.of());
        assertThat(starting.follow(none, failing("AssertionError")).found()).isPresent();
        assertThat(starting.follow(none, failing("LeakError")).isAbsent()).isTrue();
    }

    /** A step, and a choice behind it. */
    static final class Choosing {
        int x;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        Steps.atomically(() -> x++);
                        int way = Steps.choose(2);
                        assert way == 0 : "another way";
                    }
                };
    }

    @Test
    void stepsAreNoChoices() {
        CompiledModel choosing = new CompiledModel(new Choosing(), List.of());
        Script.Word step = new Script.Word("task", Script.STEP);
        Script.Word one = new Script.Word("task", 1);
        Script.Word zero = new Script.Word("task", 0);
        Failure wanted = failing("AssertionError");
        assertThat(choosing.follow(new Script(List.of(step, one)), wanted).found()).isPresent();
        assertThat(choosing.follow(new Script(List.of(zero, one)), wanted).isAbsent()).isTrue();
        assertThat(choosing.follow(new Script(List.of(step, zero)), wanted).isAbsent()).isTrue();
        assertThat(choosing.follow(new Script(List.of(step)), wanted).isAbsent()).isTrue();
    }

    private static Failure failing(String name) {
        return new Failure(Failure.Kind.ASSERTION, name, "", "", null);
    }
}
