package sharelock.counts;

import sharelock.model.Reachable;

/**
 * Missionaries and cannibals cross a river in a boat for one or two, never outnumbered on a bank.
 * tlaplus/Examples, {@code MissionariesAndCannibals/MissionariesAndCannibals.tla}.
 *
 * <p>The manifest has no count, because TLC stops at the solution. As in the specification each
 * person is somebody: the states are 64, where counting heads would give 16.
 */
public final class MissionariesAndCannibals {
    final Action[] crossings;
    private final int cannibals;
    private final int missionaries;

    /** Who is on the east bank, one bit for each. */
    private int east;

    private boolean boatIsEast = true;

    public MissionariesAndCannibals(int n) {
        cannibals = (1 << n) - 1;
        missionaries = cannibals << n;
        east = cannibals | missionaries;
        int people = 2 * n;
        crossings = new Action[people * (people + 1) / 2];
        int next = 0;
        for (int a = 0; a < people; a++) {
            for (int b = a; b < people; b++) crossings[next++] = new Crossing(1 << a | 1 << b);
        }
    }

    private static int size(int people) {
        int size = 0;
        for (int rest = people; rest != 0; rest &= rest - 1) size++;
        return size;
    }

    private boolean isSafe(int bank) {
        int hosts = bank & missionaries;
        return hosts == 0 || size(bank & cannibals) <= size(hosts);
    }

    private final class Crossing extends Action {
        private final int passengers;

        Crossing(int passengers) {
            super("crossing" + passengers);
            this.passengers = passengers;
        }

        @Override
        boolean enabled() {
            int here = boatIsEast ? east : (cannibals | missionaries) & ~east;
            int after = east ^ passengers;
            return (here & passengers) == passengers
                    && isSafe(after)
                    && isSafe((cannibals | missionaries) & ~after);
        }

        @Override
        void happen() {
            east ^= passengers;
            boatIsEast = !boatIsEast;
        }
    }

    /** All have crossed. */
    static final class Solved implements Reachable<MissionariesAndCannibals> {

        @Override
        public boolean isReachedIn(MissionariesAndCannibals model) {
            return model.east == 0;
        }
    }
}
