package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * Gries's coffee can: two beans are taken out and one is put back, until one is left.
 * tlaplus/Examples, {@code CoffeeCan/CoffeeCan.tla}.
 *
 * <p>The specification starts from each of the 5,150 ways to fill the can with 1 to 100 beans; a
 * model starts from one state, so a task fills an empty can first. That is one more state, and
 * 5,150 more transitions in place of as many initial states, which TLC counts as generated too: its
 * 20,002 is our number of transitions. The step of the last bean, which changes nothing, is in the
 * specification.
 */
public final class CoffeeCan {
    final Task[] tasks = {
        new Fill(), new TakeTwoBlack(), new TakeTwoWhite(), new TakeOneOfEach(), new Keep()
    };
    private final int most;
    private int black;
    private int white;

    public CoffeeCan(int most) {
        this.most = most;
    }

    private final class Fill extends Task {
        Fill() {
            super("fill");
        }

        @Override
        protected void run() {
            Steps.atomically(() -> fill());
        }

        private void fill() {
            black = Steps.choose(most + 1);
            white = black == 0 ? 1 + Steps.choose(most) : Steps.choose(most - black + 1);
        }
    }

    private final class TakeTwoBlack extends Action {
        TakeTwoBlack() {
            super("takeTwoBlack");
        }

        @Override
        boolean enabled() {
            return black >= 2;
        }

        @Override
        void happen() {
            black--;
        }
    }

    private final class TakeTwoWhite extends Action {
        TakeTwoWhite() {
            super("takeTwoWhite");
        }

        @Override
        boolean enabled() {
            return white >= 2;
        }

        @Override
        void happen() {
            black++;
            white -= 2;
        }
    }

    private final class TakeOneOfEach extends Action {
        TakeOneOfEach() {
            super("takeOneOfEach");
        }

        @Override
        boolean enabled() {
            return black >= 1 && white >= 1;
        }

        @Override
        void happen() {
            black--;
        }
    }

    private final class Keep extends Action {
        Keep() {
            super("keep");
        }

        @Override
        boolean enabled() {
            return black + white == 1;
        }

        @Override
        void happen() {}
    }
}
