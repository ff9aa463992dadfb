package sharelock.compile.specialise;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of a value when the model is compiled: the elements of a lattice. */
sealed interface Value {

    /** The number by which a state knows it, if it is known to be one alone. */
    OptionalLong constant();

    /** Whether it has to be computed when the program runs. */
    boolean isComputed();

    /** The least value that covers this one and another, neither of which is nothing. */
    Value with(Value other);

    /** The least value that covers both. */
    default Value join(Value other) {
        if (equals(other) || other instanceof Bottom) return this;
        return with(other);
    }

    /** Nothing has come here yet. */
    record Bottom() implements Value {
        @Override
        public OptionalLong constant() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isComputed() {
            return false;
        }

        @Override
        public Value with(Value other) {
            return other;
        }
    }

    /** One number. */
    record Num(long value) implements Value {
        @Override
        public OptionalLong constant() {
            return OptionalLong.of(value);
        }

        @Override
        public boolean isComputed() {
            return false;
        }

        @Override
        public Value with(Value other) {
            if (other instanceof Num || other instanceof Any) return new Any();
            throw mixed(this, other);
        }
    }

    /** Any number. */
    record Any() implements Value {
        @Override
        public OptionalLong constant() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isComputed() {
            return true;
        }

        @Override
        public Value with(Value other) {
            if (other instanceof Num || other instanceof Any) return this;
            throw mixed(this, other);
        }
    }

    /** One of these objects, of what a task makes on the spot, or {@code null}. */
    record Refs(Set<Obj> objects) implements Value {
        Refs(Obj only) {
            this(Set.of(only));
        }

        @Override
        public OptionalLong constant() {
            boolean one = objects.size() == 1;
            return one ? OptionalLong.of(objects.iterator().next().number()) : OptionalLong.empty();
        }

        @Override
        public boolean isComputed() {
            return objects.size() > 1;
        }

        @Override
        public Value with(Value other) {
            if (!(other instanceof Refs theirs)) throw mixed(this, other);
            if (objects.containsAll(theirs.objects)) return this;
            Set<Obj> both = new LinkedHashSet<>(objects);
            both.addAll(theirs.objects);
            return new Refs(both);
        }

        /** Whether a string, exception or lambda that a task makes is among them. */
        boolean mayBeMade() {
            return objects.stream().anyMatch(Obj::isMade);
        }

        boolean mayBeNull() {
            return objects.stream().anyMatch(Obj::isNull);
        }

        /** The objects but null, by number or, before there are numbers, in order of discovery. */
        List<Obj> present() {
            return objects.stream()
                    .filter(object -> !object.isNull())
                    .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                    .toList();
        }
    }

    private static IllegalStateException mixed(Value one, Value other) {
        return new IllegalStateException(one + " and " + other + " are no values of one type");
    }
}
