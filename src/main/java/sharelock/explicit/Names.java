package sharelock.explicit;

import java.util.ArrayList;
import java.util.List;
import sharelock.explicit.ExplicitEngine.Properties;
import sharelock.result.Result;

/** The properties of a check by their numbers, which are bits of what is observed of a state. */
final class Names {
    private final List<String> names = new ArrayList<>();
    private final int alwaysCount;
    private final int atRestCount;

    Names(Properties properties) {
        properties.always().forEach(each -> names.add(each.getClass().getName()));
        properties.atRest().forEach(each -> names.add(each.getClass().getName()));
        properties.sometimes().forEach(each -> names.add(each.getClass().getName()));
        alwaysCount = properties.always().size();
        atRestCount = properties.atRest().size();
    }

    /**
     * How many of each kind are asked.
     *
     * @param rests in how many states at rest
     */
    Result.Asked asked(long rests) {
        int goals = names.size() - alwaysCount - atRestCount;
        return new Result.Asked(alwaysCount, atRestCount, goals, rests);
    }

    int count() {
        return names.size();
    }

    String of(int property) {
        return names.get(property);
    }

    long always() {
        return bits(0, alwaysCount);
    }

    long atRest() {
        return bits(alwaysCount, alwaysCount + atRestCount);
    }

    long sometimes() {
        return bits(alwaysCount + atRestCount, names.size());
    }

    private static long bits(int from, int to) {
        return (1L << to) - (1L << from);
    }
}
