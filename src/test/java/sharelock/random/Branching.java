package sharelock.random;

import java.util.ArrayList;
import java.util.List;

/** The choices of one step, run again and again until all combinations have been tried. */
final class Branching {
    private final List<int[]> made = new ArrayList<>();
    private int replayed;

    int choose(int bound) {
        if (replayed == made.size()) made.add(new int[] {0, bound});
        return made.get(replayed++)[0];
    }

    /** Goes on to the next combination; false when there is none. */
    boolean next() {
        replayed = 0;
        while (!made.isEmpty()) {
            int[] last = made.get(made.size() - 1);
            if (++last[0] < last[1]) return true;
            made.remove(made.size() - 1);
        }
        return false;
    }
}
