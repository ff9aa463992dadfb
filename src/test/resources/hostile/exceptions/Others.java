package exceptions;

import sharelock.model.AtRest;
import sharelock.model.Reachable;

/** Goals and properties at rest that throw. */
final class Others {
    private Others() {}

    public static final class GoalNull implements Reachable<Odd> {
        @Override
        public boolean isReachedIn(Odd m) {
            return m.pages[m.x].count == 1;
        }
    }

    public static final class ReachedAtZero implements Reachable<Odd> {
        @Override
        public boolean isReachedIn(Odd m) {
            return m.pages[m.x].count == 0;
        }
    }

    public static final class RestIndex implements AtRest<Odd> {
        @Override
        public boolean holdsAtRest(Odd m) {
            return m.pages[m.x] == null;
        }
    }

    public static final class RestZero implements AtRest<Odd> {
        @Override
        public boolean holdsAtRest(Odd m) {
            return 1 / (m.x - 3) == 0;
        }
    }

    public static final class NeverAskedElsewhere implements AtRest<Odd> {
        @Override
        public boolean holdsAtRest(Odd m) {
            return m.x == 3 || m.pages[m.x].count == 0;
        }
    }
}
