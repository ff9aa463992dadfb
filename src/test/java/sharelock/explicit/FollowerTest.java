package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
        Failure wanted = new Failure(Failure.Kind.ASSERTION, failure, "", "", null);
        return new CompiledModel(new Writing(), List.of())
                .follow(new Script(List.of()), wanted, mostStates);
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
}
