package sharelock.compile.specialise;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of the model, or {@code null}; identity is what counts. */
final class Obj {
    private final @Nullable Object object;
    private final String path;
    private final boolean bookkeeping;
    private final Map<Field, Fact> fields = new LinkedHashMap<>();
    private final List<Fact> elements = new ArrayList<>();
    private int number;

    /** {@code bookkeeping}: it is the vocabulary's own, not the model's. */
    Obj(@Nullable Object object, String path, boolean bookkeeping) {
        this.object = object;
        this.path = path;
        this.bookkeeping = bookkeeping;
    }

    boolean isBookkeeping() {
        return bookkeeping;
    }

    boolean isNull() {
        return object == null;
    }

    Object object() {
        if (object == null) throw new IllegalStateException("null has no object");
        return object;
    }

    Class<?> type() {
        return object().getClass();
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
        return of.isInstance(object);
    }

    /** What a reader calls it. */
    String path() {
        return path;
    }

    Map<Field, Fact> fields() {
        return fields;
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
