package sharelock.compile.specialise;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.specialise.Frame.Site;

/**
 * One object of the model, or {@code null}; identity is what counts. What a task makes on the spot
 * is known by its place alone: one of these stands for all that are made there.
 */
final class Obj {

    /**
     * Where a task makes something, and of which class.
     *
     * @param kind what it is
     * @param site the place
     * @param type its class; of a lambda the interface
     * @param users where a lambda is run
     */
    record Made(Product kind, Site site, Class<?> type, Set<Site> users) {

        /** What tasks make. */
        enum Product {
            TEXT,
            ERROR,
            LAMBDA
        }
    }

    private final @Nullable Object object;
    private final @Nullable Made made;
    private final String path;
    private final boolean bookkeeping;
    private final Map<Field, Fact> fields = new LinkedHashMap<>();
    private final List<Fact> elements = new ArrayList<>();
    private int number;
    private boolean copied;

    /** {@code bookkeeping}: it is the vocabulary's own, not the model's. */
    Obj(@Nullable Object object, String path, boolean bookkeeping) {
        this.object = object;
        this.made = null;
        this.path = path;
        this.bookkeeping = bookkeeping;
    }

    Obj(Made made, String path) {
        this.object = null;
        this.made = made;
        this.path = path;
        this.bookkeeping = false;
    }

    boolean isMade() {
        return made != null;
    }

    boolean isMade(Made.Product kind) {
        return made != null && made.kind() == kind;
    }

    /** Where it is made. */
    Made made() {
        if (made == null) throw new IllegalStateException(path + " is not made by a task");
        return made;
    }

    boolean isBookkeeping() {
        return bookkeeping;
    }

    /** Whether it stands for the arrays that {@code values()} makes, a new one at each call. */
    boolean isCopied() {
        return copied;
    }

    void copied() {
        copied = true;
    }

    /** Whether it stands for many objects, or for one that a state does not know. */
    boolean isMany() {
        return copied || isMade();
    }

    /**
     * Whether one of those that it stands for may be the other. Java may make a text anew or give
     * one that is there, as {@code "true"}; of a lambda that captures nothing it makes one only.
     */
    boolean mayBe(Obj other) {
        if (this == other) return true;
        if (made == null) return false;
        return switch (made.kind()) {
            case TEXT -> other.isText() || other.isMade(Made.Product.TEXT);
            case LAMBDA -> other.object != null && other.type().isHidden();
            case ERROR -> false;
        };
    }

    boolean isNull() {
        return object == null && made == null;
    }

    /** Whether it is a string whose text is known. */
    boolean isText() {
        return object instanceof String;
    }

    Object object() {
        if (object == null) throw new IllegalStateException(path + " is no object of the model");
        return object;
    }

    Class<?> type() {
        return made == null ? object().getClass() : made.type();
    }

    boolean isArray() {
        return object != null && type().isArray();
    }

    /** Whether its class is the JDK's: its fields are none of the model's. */
    boolean isForeign() {
        return object != null
                && !isArray()
                && !(object instanceof Enum)
                && type().getClassLoader() == null;
    }

    boolean isInstance(Class<?> of) {
        return made == null ? of.isInstance(object) : of.isAssignableFrom(made.type());
    }

    /** What a reader calls it. */
    String path() {
        return path;
    }

    Map<Field, Fact> fields() {
        return fields;
    }

    /** What a reader calls a field of it; one that a subclass hides has its class before it. */
    String nameOf(Field field) {
        if (field.isSynthetic()) return "outer";
        Class<?> declared = field.getDeclaringClass();
        for (Class<?> type = type();
                type != null && type != declared;
                type = type.getSuperclass()) {
            for (Field other : type.getDeclaredFields()) {
                if (other.getName().equals(field.getName())) {
                    return declared.getSimpleName() + "." + field.getName();
                }
            }
        }
        return field.getName();
    }

    List<Fact> elements() {
        return elements;
    }

    /** The number by which states know it; 0 is null. */
    int number() {
        return number;
    }

    void number(int assigned) {
        number = assigned;
    }

    @Override
    public String toString() {
        return path;
    }
}
