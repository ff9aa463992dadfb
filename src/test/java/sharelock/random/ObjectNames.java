package sharelock.random;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names for the objects of a model, so that the values of two models of one class can be compared:
 * the number in which an object is found, which is the same in both.
 */
final class ObjectNames {
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    ObjectNames(ModelHeap heap) {
        for (Object object : heap.objects()) numbers.put(object, numbers.size());
    }

    /** Numbers as they are, objects and enum constants by name. */
    List<Object> of(Object[] values) {
        List<Object> names = new ArrayList<>();
        for (Object value : values) names.add(of(value));
        return names;
    }

    Object of(@Nullable Object value) {
        if (value == null) return "null";
        if (value instanceof Enum<?> constant) return constant.name();
        Integer number = numbers.get(value);
        return number == null ? value : "#" + number;
    }
}
