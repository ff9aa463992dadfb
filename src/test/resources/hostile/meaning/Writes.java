package meaning;

import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Properties that do more than look. */
public final class Writes {
    int x;
    final Task task = new Setter();

    final class Setter extends Task {
        Setter() {
            super("task");
        }

        @Override
        protected void run() {
            x = 1;
        }
    }

    public static final class WritesTheModel implements Invariant<Writes> {
        @Override
        public boolean holds(Writes model) {
            model.x = 0;
            return model.x == 0;
        }
    }

    public static final class WritesItself implements Invariant<Writes> {
        private int asked;

        @Override
        public boolean holds(Writes model) {
            asked++;
            return asked < 2;
        }
    }

    public static final class TakesAStep implements Invariant<Writes> {
        @Override
        public boolean holds(Writes model) {
            return Steps.choose(2) == 0;
        }
    }

    public static final class StartsATask implements Invariant<Writes> {
        @Override
        public boolean holds(Writes model) {
            model.task.start();
            return true;
        }
    }

    public static final class MakesObjects implements Invariant<Writes> {
        @Override
        public boolean holds(Writes model) {
            return new int[] {model.x}[0] == 0;
        }
    }

    public static final class Prints implements Invariant<Writes> {
        @Override
        public boolean holds(Writes model) {
            System.out.println("  holds      forged");
            return true;
        }
    }
}
