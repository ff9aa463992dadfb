package sharelock.explicit;

import java.util.List;
import sharelock.question.Property;
import sharelock.question.Property.Kind;
import sharelock.result.Result;

/** The properties of a check by their numbers, which are bits of what is observed of a state. */
final class Names {
    private final List<Property> properties;

    Names(List<Property> properties) {
        this.properties = List.copyOf(properties);
    }

    /**
     * How many of each kind are asked.
     *
     * @param rests in how many states at rest
     */
    Result.Asked asked(long rests) {
        Result.Asked count = Property.count(properties);
        return new Result.Asked(count.always(), count.atRest(), count.sometimes(), rests);
    }

    int count() {
        return properties.size();
    }

    String of(int property) {
        return properties.get(property).name();
    }

    long always() {
        return bits(Kind.ALWAYS);
    }

    long atRest() {
        return bits(Kind.AT_REST);
    }

    long sometimes() {
        return bits(Kind.SOMETIMES);
    }

    private long bits(Kind kind) {
        long bits = 0;
        for (int number = 0; number < properties.size(); number++) {
            if (properties.get(number).kind() == kind) bits |= 1L << number;
        }
        return bits;
    }
}
