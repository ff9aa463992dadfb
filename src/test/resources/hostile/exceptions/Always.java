package exceptions;

import exceptions.Odd.Page;
import sharelock.model.Invariant;

/** Invariants that throw. */
final class Always {
    private Always() {}

    public static final class NullAtOne implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return m.x > 2 || m.pages[m.x].count == 0;
        }
    }

    public static final class IndexAtThree implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return m.pages[m.x] != m.pages[3 - m.x];
        }
    }

    public static final class NegativeIndex implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return m.pages[m.x - 1] == null;
        }
    }

    public static final class CastAtOne implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return ((Page) m.things[m.x]).count == 0;
        }
    }

    public static final class DividesByZero implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return 6 / (m.x - 2) < 7;
        }
    }

    public static final class Remainder implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return 6 % m.x >= 0;
        }
    }

    public static final class ThrowsItself implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            if (m.x == 2) throw new IllegalStateException("x is " + m.x);
            return true;
        }
    }

    public static final class Asserts implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            assert m.x < 2 : "x is " + m.x;
            return true;
        }
    }

    public static final class EmptyArray implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return m.empty[m.x] == 0;
        }
    }

    public static final class InAHelper implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return isRight(m.pages[m.x]);
        }

        private static boolean isRight(Page page) {
            return page.count == 0;
        }
    }

    public static final class FalseBeforeItThrows implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return m.x != 1 && m.pages[m.x + 1].count == 0;
        }
    }

    public static final class Recursive implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            return holds(m);
        }
    }

    public static final class Endless implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            while (m.x > 1) {}
            return true;
        }
    }

    public static final class Catches implements Invariant<Odd> {
        @Override
        public boolean holds(Odd m) {
            try {
                return m.pages[m.x].count == 0;
            } catch (RuntimeException e) {
                return true;
            }
        }
    }

    public static final class Constructed implements Invariant<Odd> {
        private final int size;

        public Constructed() {
            size = new int[0][0].length / new int[0].length;
        }

        @Override
        public boolean holds(Odd m) {
            return size == 0;
        }
    }

    public static final class Initialised implements Invariant<Odd> {
        private static final int SIZE = Integer.parseInt("none");

        @Override
        public boolean holds(Odd m) {
            return SIZE == 0;
        }
    }

    public static final class Private implements Invariant<Odd> {
        private Private() {}

        @Override
        public boolean holds(Odd m) {
            return false;
        }
    }

    public static final class Takes implements Invariant<Odd> {
        private final int limit;

        public Takes(int limit) {
            this.limit = limit;
        }

        @Override
        public boolean holds(Odd m) {
            return m.x < limit;
        }
    }

    public abstract static class Abstract implements Invariant<Odd> {}
}
