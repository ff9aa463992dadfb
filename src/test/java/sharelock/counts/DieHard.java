package sharelock.counts;

import sharelock.model.Reachable;

/**
 * Four gallons from jugs of three and five. tlaplus/Examples, {@code DieHard/DieHard.tla}.
 *
 * <p>The manifest has no count, because TLC stops at the solution. Each of the six actions is
 * possible in each of the 16 states: filling a full jug and the like change nothing.
 */
public final class DieHard {
    final Action[] pours = {
        new Pour("fillSmall"),
        new Pour("fillBig"),
        new Pour("emptySmall"),
        new Pour("emptyBig"),
        new Pour("smallToBig"),
        new Pour("bigToSmall")
    };
    private int big;
    private int small;

    private void pour(Pour kind) {
        int water = big + small;
        if (kind == pours[0]) {
            small = 3;
        } else if (kind == pours[1]) {
            big = 5;
        } else if (kind == pours[2]) {
            small = 0;
        } else if (kind == pours[3]) {
            big = 0;
        } else if (kind == pours[4]) {
            big = water < 5 ? water : 5;
            small = water - big;
        } else {
            small = water < 3 ? water : 3;
            big = water - small;
        }
    }

    private final class Pour extends Action {
        Pour(String name) {
            super(name);
        }

        @Override
        boolean enabled() {
            return true;
        }

        @Override
        void happen() {
            pour(this);
        }
    }

    /** The big jug holds four gallons. */
    static final class Solved implements Reachable<DieHard> {

        @Override
        public boolean isReachedIn(DieHard model) {
            return model.big == 4;
        }
    }
}
