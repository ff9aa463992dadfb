package sharelock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import sharelock.Check;
import sharelock.model.AtRest;
import sharelock.model.Steps;
import sharelock.model.Task;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelTestTest {

    /** Two tasks that count, in one step or in two. */
    static final class Counter {
        final boolean atomic;
        final Task[] tasks = {new Count("a"), new Count("b")};
        int count;

        Counter(boolean atomic) {
            this.atomic = atomic;
        }

        final class Count extends Task {
            Count(String name) {
                super(name);
            }

            @Override
            protected void run() {
                if (atomic) {
                    Steps.atomically(
                            () -> {
                                count = count + 1;
                            });
                } else {
                    count = count + 1;
                }
            }
        }
    }

    static final class BothCounted implements AtRest<Counter> {
        @Override
        public boolean holdsAtRest(Counter model) {
            return model.count == 2;
        }
    }

    private final List<String> runs = new ArrayList<>();

    @BeforeAll
    void forget() {
        runs.clear();
    }

    @ModelTest
    void oneStepLosesNoUpdate(Check check, TestInfo info) {
        runs.add(info.getDisplayName());
        check.model(Counter.class, true).atRest(BothCounted.class).holds();
    }

    @ModelTest
    void twoStepsLoseOne(Check check) {
        check.model(Counter.class, false).atRest(BothCounted.class).fails(BothCounted.class);
    }

    @AfterAll
    void everyNumberOfWorkersHadItsRun() {
        assertThat(runs).containsExactly("explicit, 1 worker", "explicit, 2 workers");
    }
}
