package sharelock.compile.specialise;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.Src;

/** What is known of a value when the model is compiled: the elements of a lattice. */
sealed interface Value {

    /** Nothing has come here yet. */
    record Bottom() implements Value {}

    /** One number. */
    record Num(long value) implements Value {}

    /** Any number. */
    record Any() implements Value {}

    /** One of these objects. */
    record Refs(Set<Obj> objects) implements Value {
        Refs(Obj only) {
            this(Set.of(only));
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

    /**
     * A message; {@code \1} in the text stands for each of the values, which are sources in a
     * frame.
     */
    record Text(String text, @Nullable Frame frame, List<Src> values) implements Value {}

    /** An exception made at a place. */
    record Thrown(Frame frame, int op, String type) implements Value {}

    /** A lambda made at a place. */
    record Closure(Frame frame, Op.Lambda lambda) implements Value {}

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
        if (this instanceof Text text)
            return new Text("one of several messages", text.frame, List.of());
        if (other instanceof Text text)
            return new Text("one of several messages", text.frame, List.of());
        return new Any();
    }
}
