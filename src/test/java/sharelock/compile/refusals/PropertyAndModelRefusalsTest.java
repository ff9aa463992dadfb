package sharelock.compile.refusals;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.compile.ModelError;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.Property;

/** What a property may not do, and what makes a model as a whole impossible. */
class PropertyAndModelRefusalsTest {
    private static final String ONLY_LOOKS =
            "A property only looks at a state. Read the fields and answer true or false.";

    static final class Counter {
        int count;

        final Task task =
                new Task("counter") {
                    @Override
                    protected void run() {
                        Steps.atomically(() -> count++);
                        for (int i = 0; i >= 0; i = (i + 1) % 2) {}
                    }
                };
    }

    static final class Idle {
        int count;
    }

    static final class Writes implements Invariant<Counter> {
        @Override
        public boolean holds(Counter model) {
            return model.count++ == 0;
        }
    }

    static final class Chooses implements Invariant<Counter> {
        @Override
        public boolean holds(Counter model) {
            return Steps.choose(2) == 0;
        }
    }

    static final class AsksWhoRuns implements Invariant<Counter> {
        @Override
        public boolean holds(Counter model) {
            return Task.current() == model.task;
        }
    }

    @Test
    void aPropertyThatWritesIsRefused() {
        assertRefused(new Writes(), "writes count", "Writes");
    }

    @Test
    void aPropertyThatChoosesIsRefused() {
        assertRefused(new Chooses(), "calls Steps.choose", "Chooses");
    }

    @Test
    void aPropertyThatAsksForTheTaskIsRefused() {
        assertRefused(new AsksWhoRuns(), "asks for Task.current()", "AsksWhoRuns");
    }

    private static void assertRefused(Invariant<Counter> property, String what, String name) {
        assertThatThrownBy(() -> engine(new Counter(), List.of(property)))
                .isInstanceOf(ModelError.class)
                .hasMessageMatching(
                        "PropertyAndModelRefusalsTest\\.java:\\d+ \\Q%s inside property %s$%s. %s\\E"
                                .formatted(
                                        what,
                                        PropertyAndModelRefusalsTest.class.getName(),
                                        name,
                                        ONLY_LOOKS));
    }

    @Test
    void aModelWithoutTasksIsRefused() {
        assertThatThrownBy(() -> engine(new Idle(), List.of()))
                .isInstanceOf(ModelError.class)
                .hasMessage(
                        "%s has no task, so nothing ever happens. Keep the tasks in fields of the model: they are found by following fields and arrays."
                                .formatted(Idle.class.getName()));
    }

    @Test
    void aLocalLoopWithoutEndIsRefusedWhenItIsReached() {
        CompiledModel engine = engine(new Counter(), List.of());
        Limits limits = new Limits(1, 1000, 1L << 26, Duration.ofMinutes(1), Duration.ZERO);

        assertThatThrownBy(() -> engine.check(limits, progress -> {}))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining("PropertyAndModelRefusalsTest.java:")
                .hasMessageContaining("loops without a visible operation in task counter");
    }

    /** Such a loop has no instruction at all once its condition is known. */
    @Test
    void aLoopOfNothingIsRefusedToo() {
        CompiledModel engine = engine(new Spinning(true), List.of());
        Limits limits = new Limits(1, 1000, 1L << 26, Duration.ofMinutes(1), Duration.ZERO);

        assertThatThrownBy(() -> engine.check(limits, progress -> {}))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining("PropertyAndModelRefusalsTest.java:")
                .hasMessageContaining("loops without a visible operation in task spinner");
    }

    static final class Spinning {
        final Task task;

        Spinning(boolean on) {
            task =
                    new Task("spinner") {
                        @Override
                        protected void run() {
                            while (on) turn();
                        }

                        private boolean turn() {
                            return !on;
                        }
                    };
        }
    }

    private static CompiledModel engine(Object model, List<Invariant<?>> always) {
        return new CompiledModel(model, always.stream().map(Property::always).toList());
    }
}
