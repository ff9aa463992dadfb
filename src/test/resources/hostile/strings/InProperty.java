package strings;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;

/** The idioms of properties that say why. x goes 0, 1, 2. */
public final class InProperty {
    enum Colour { RED, GREEN }

    int x;
    Colour colour = Colour.RED;
    Colour none;
    final Object[] mixed = {"a", Colour.RED, null};
    final Task task = new Walker();

    final class Walker extends Task {
        Walker() {
            super("walker");
        }

        @Override
        protected void run() {
            x = 1;
            x = 2;
            colour = Colour.GREEN;
        }
    }

    String why(int worst) {
        if (x >= worst) return "x is " + x;
        return null;
    }

    /** Fails where x is 2. */
    public static final class NothingToSay implements Invariant<InProperty> {
        @Override
        public boolean holds(InProperty model) {
            return model.why(2) == null;
        }
    }

    /** Holds. */
    public static final class NothingAboutThree implements Invariant<InProperty> {
        @Override
        public boolean holds(InProperty model) {
            String why = model.why(3);
            if (why != null) return false;
            return true;
        }
    }

    /** Fails where x is 1 or 2: the last one counts. */
    public static final class LastWordIsNull implements Invariant<InProperty> {
        @Override
        public boolean holds(InProperty model) {
            String why = null;
            for (int i = 1; i <= 2; i++) if (model.x == i) why = "x is " + i;
            return why == null;
        }
    }

    /** Fails at rest. */
    public static final class IsRed implements AtRest<InProperty> {
        @Override
        public boolean holdsAtRest(InProperty model) {
            return model.colour.name() == "RED";
        }
    }

    /** Holds at rest. */
    public static final class IsGreen implements AtRest<InProperty> {
        @Override
        public boolean holdsAtRest(InProperty model) {
            return model.colour.name() == "GREEN";
        }
    }

    /** Reached. */
    public static final class SaysTwo implements Reachable<InProperty> {
        @Override
        public boolean isReachedIn(InProperty model) {
            return model.why(2) != null;
        }
    }

    /** Never reached. */
    public static final class SaysThree implements Reachable<InProperty> {
        @Override
        public boolean isReachedIn(InProperty model) {
            String found = model.x == 3 ? "three" : null;
            return found != null;
        }
    }

    /** Holds: mixed[x] is a string where x is 0 only. */
    public static final class StringAtZero implements Invariant<InProperty> {
        @Override
        public boolean holds(InProperty model) {
            return model.mixed[model.x] instanceof String == (model.x == 0);
        }
    }

    /** Throws where x is 1. */
    public static final class AllStrings implements Invariant<InProperty> {
        @Override
        public boolean holds(InProperty model) {
            return (String) model.mixed[model.x] != "b";
        }
    }

    /** Throws at once. */
    public static final class NameOfNothing implements Invariant<InProperty> {
        @Override
        public boolean holds(InProperty model) {
            return model.none.name() == "RED";
        }
    }
}
