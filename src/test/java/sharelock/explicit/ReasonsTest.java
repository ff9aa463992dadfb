package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.engine.Engine.Limits;
import sharelock.model.Invariant;
import sharelock.model.Task;
import sharelock.question.Property;
import sharelock.result.Failure;

/** The reason why a property fails says something, in whatever way the property answers. */
@SuppressWarnings({ // properties as anybody may write them
    "UnusedVariable",
    "UnnecessaryParentheses",
    "ShortCircuitBoolean",
    "StatementSwitchToExpressionSwitch"
})
class ReasonsTest {

    static final class One {
        final boolean never;
        int count;
        boolean moved;
        Mode mode = Mode.OFF;
        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        count = 1;
                        moved = true;
                        mode = Mode.ON;
                    }
                };
        final Task other =
                new Task("other") {
                    @Override
                    protected void run() {
                        if (moved) count = 2;
                    }
                };

        One(boolean never) {
            this.never = never;
        }
    }

    /** What a switch goes by. */
    enum Mode {
        OFF,
        ON
    }

    static final class False implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return false;
        }
    }

    static final class FalseByName implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            boolean fine = false;
            return fine;
        }
    }

    static final class FinalField implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.never;
        }
    }

    static final class NotFinalField implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return !(!model.never);
        }
    }

    static final class NotField implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return !model.moved;
        }
    }

    static final class Called implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return isFine(model);
        }

        private static boolean isFine(One model) {
            return false;
        }
    }

    static final class Finished implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.task.finished();
        }
    }

    static final class NotFinished implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return !model.task.finished();
        }
    }

    static final class Or implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.never | model.task.finished();
        }
    }

    static final class Switched implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            switch (model.count) {
                case 0:
                    return true;
                case 1:
                    return false;
                default:
                    return true;
            }
        }
    }

    static final class SwitchedValue implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return switch (model.mode) {
                case OFF -> true;
                case ON -> false;
            };
        }
    }

    static final class BranchBeforeSwitch implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            if (model.count > 7) return true;
            switch (model.count) {
                case 1:
                    return false;
                default:
                    return true;
            }
        }
    }

    static final class FinishedAfterAll implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            if (model.count > 7) return true;
            return model.task.finished();
        }
    }

    static final class InLoop implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            for (int i = 0; i < 3; i++) {
                if (i == model.count + 1) return false;
            }
            return true;
        }
    }

    static List<Arguments> reasons() {
        return List.of(
                Arguments.of(new False(), "false is returned in every state"),
                Arguments.of(new FalseByName(), "fine is false in every state"),
                Arguments.of(new FinalField(), "model.never is false in every state"),
                Arguments.of(new NotFinalField(), "false is returned in every state"),
                Arguments.of(
                        new NotField(), "!model.moved is false: moved = true (written in step 1)"),
                Arguments.of(new Called(), "isFine(model) is false in every state"),
                Arguments.of(
                        new Finished(), "model.task.finished() is false: task has not finished"),
                Arguments.of(
                        new NotFinished(), "!model.task.finished() is false: task has finished"),
                Arguments.of(
                        new Or(),
                        "model.never | model.task.finished() is false: task has not finished"),
                Arguments.of(
                        new Switched(),
                        "switch (model.count) decides: count = 1 (written in step 1)"),
                Arguments.of(
                        new SwitchedValue(),
                        "switch (model.mode) decides: mode = ON (written in step 2)"),
                Arguments.of(
                        new BranchBeforeSwitch(),
                        "switch (model.count) decides: count = 1 (written in step 1)"),
                Arguments.of(
                        new FinishedAfterAll(),
                        "model.task.finished() is false: task has not finished"),
                Arguments.of(new InLoop(), "i == model.count + 1 is true: i = 1, count = 0"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void theReasonSaysSomething(Invariant<One> asked, String expected) {
        CompiledModel model = new CompiledModel(new One(false), List.of(Property.always(asked)));
        Failure failure = model.check(Limits.defaults(), progress -> {}).failure();
        assertThat(failure).isNotNull();
        assertThat(failure.explanation()).isEqualTo(expected);
    }
}
