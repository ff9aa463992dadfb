package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sharelock.model.AtRest;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Where properties at rest are asked, and what a result says that was asked nowhere. */
class AtRestTest {

    /** No state is at rest. */
    static final class Spinning {
        int x;
        final Task spinner = new Spinner();
        final Task other = new Other();

        final class Spinner extends Task {
            Spinner() {
                super("spinner");
            }

            @Override
            protected void run() {
                while (x == 0) {}
            }
        }

        final class Other extends Task {
            Other() {
                super("other");
            }

            @Override
            protected void run() {
                x = 0;
            }
        }
    }

    static final class Never implements AtRest<Spinning> {
        @Override
        public boolean holdsAtRest(Spinning model) {
            return false;
        }
    }

    @Test
    void whatIsAskedAtRestProvesNothingWhereNoStateIs() {
        Result result = new Check().model(Spinning.class).atRest(Never.class).run();
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().name()).isEqualTo("state at rest");
        new Check().model(Spinning.class).atRest(Never.class).endless().holds();
        new Check().model(Spinning.class).holds();
    }

    /** Stops in a deadlock, or only on one of two ways. */
    static final class Stuck {
        final Waiter waiter = new Waiter();
        private final boolean always;
        int x;

        Stuck(boolean always) {
            this.always = always;
        }

        final class Waiter extends Task {
            Waiter() {
                super("waiter");
            }

            @Override
            protected void run() {
                if (!always && Steps.choose(2) == 0) return;
                Steps.atomically(() -> x = 1);
                Steps.await(() -> x == 2);
            }
        }
    }

    static final class NotStuck implements AtRest<Stuck> {
        @Override
        public boolean holdsAtRest(Stuck model) {
            return model.x == 0;
        }
    }

    @Test
    void whatIsAskedAtRestIsNotAskedInADeadlock() {
        Result stuck = new Check().model(Stuck.class, true).atRest(NotStuck.class).run();
        assertThat(stuck.failure().name()).isEqualTo("deadlock");
        assertThat(stuck.asked().rests()).isZero();
        assertThat(stuck.askedInWords()).isEqualTo("1 at rest (in no state)");
        assertThat(stuck.basis()).isEqualTo("1 at rest in 2 states, 0 at rest");

        Result onOneWay = new Check().model(Stuck.class, false).atRest(NotStuck.class).run();
        assertThat(onOneWay.failure().name()).isEqualTo("deadlock");
        assertThat(onOneWay.asked().rests()).isEqualTo(1);
        assertThat(onOneWay.askedInWords()).isEqualTo("1 at rest");
        assertThat(onOneWay.basis()).isEqualTo("1 at rest in 4 states, 1 at rest");
        assertThat(stuck.unlessNeverAtRest()).isSameAs(stuck);
    }
}
