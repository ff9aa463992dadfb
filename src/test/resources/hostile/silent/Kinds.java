package silent;

import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;

/** Classes that are properties of two kinds, or of a kind in an odd way. */
final class Kinds {
    private Kinds() {}

    /** True as an invariant, false at rest. */
    public static final class TrueAlways implements Invariant<One>, AtRest<One> {
        @Override
        public boolean holds(One model) {
            return true;
        }

        @Override
        public boolean holdsAtRest(One model) {
            return model.x == 0;
        }
    }

    /** True at rest, false as an invariant. */
    public static final class TrueAtRest implements AtRest<One>, Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 1;
        }

        @Override
        public boolean holdsAtRest(One model) {
            return true;
        }
    }

    public abstract static class Base implements Reachable<One> {
        @Override
        public boolean isReachedIn(One model) {
            return true;
        }
    }

    /** The second kind is inherited: reached as a goal, false as an invariant. */
    public static final class Inherits extends Base implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }
    }

    /** What is false is inherited, twice. */
    public abstract static class False implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }
    }

    public static class Middle extends False {}

    public static final class InheritsFalse extends Middle {}

    interface Never extends Invariant<One> {
        @Override
        default boolean holds(One model) {
            return model.x == 0;
        }
    }

    public static final class Defaulted implements Never {}

    /** Overloads that hold. */
    public static final class Overloaded implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }

        public boolean holds(String model) {
            return true;
        }

        public boolean holds() {
            return true;
        }
    }

    /** Of the model's own super class, and of any model. */
    public static final class OfAnyOne<M extends One> implements Invariant<M> {
        @Override
        public boolean holds(M model) {
            return model.x == 0;
        }
    }

    public static final class OfAnything implements Invariant<Object> {
        @Override
        public boolean holds(Object model) {
            return ((One) model).x == 0;
        }
    }

    @SuppressWarnings("rawtypes")
    public static final class Raw implements Invariant {
        @Override
        public boolean holds(Object model) {
            return ((One) model).x == 0;
        }
    }

    public static final class OfAnother implements Invariant<String> {
        @Override
        public boolean holds(String model) {
            return model.isEmpty();
        }
    }

    public enum Constant implements Invariant<One> {
        ONLY;

        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }
    }

    public record Recorded() implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }
    }

    public final class Inner implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            return model.x == 0;
        }
    }

    /** A model that is a property of itself. */
    public static final class Itself extends One implements Invariant<Itself> {
        @Override
        public boolean holds(Itself model) {
            return model.x == 0;
        }
    }
}
