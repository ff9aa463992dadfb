package sharelock.compile.specialise;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known of a value when the model is compiled: the elements of a lattice. */
sealed interface Value {

    /** Nothing has come here yet. */
    record Bottom() implements Value {}

    /** One number. */
    record Num(long value) implements Value {}

    /** Any number. */
    record Any() implements Value {}

    /** One of these objects, of what a task makes on the spot, or {@code null}. */
    record Refs(Set<Obj> objects) implements Value {
        Refs(Obj only) {
            this(Set.of(only));
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

    /** The least value that covers both. */
    default Value join(Value other) {
        if (equals(other) || other instanceof Bottom) return this;
        if (this instanceof Bottom) return other;
        if (this instanceof Refs mine && other instanceof Refs theirs) {
            if (mine.objects.containsAll(theirs.objects)) return this;
            Set<Obj> both = new LinkedHashSet<>(mine.objects);
            both.addAll(theirs.objects);
            return new Refs(both);
        }
        if (this instanceof Refs || other instanceof Refs) {
            throw new IllegalStateException(this + " and " + other + " are no values of one type");
        }
        return new Any();
    }
}
