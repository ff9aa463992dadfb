package sharelock.counts;

import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * The filter lock, Peterson's lock for n tasks: each passes n - 1 levels, and at each level the
 * last to come waits until another comes or nobody is at its level or above. The same five actions
 * as in the benchmarks for SPIN, Rumur and TLC:
 *
 * <pre>
 *   A: l := 1                     B: level[i] := l           C: last[l] := i
 *   D: wait at l; l := l + 1; to B, or above the last level into the critical section
 *   E: level[i] := 0; l := 0
 * </pre>
 */
public final class FilterLock {
    final Peer[] tasks;
    private final int n;
    private final int[] level;
    private final int[] last;

    public FilterLock(int n) {
        this.n = n;
        level = new int[n];
        last = new int[n];
        tasks = new Peer[n];
        for (int i = 0; i < n; i++) tasks[i] = new Peer(i);
    }

    final class Peer extends Task {
        private final int i;
        private int l;

        Peer(int i) {
            super("peer" + i);
            this.i = i;
        }

        @Override
        protected void run() {
            while (true) {
                Steps.atomically(() -> l = 1);
                while (l < n) {
                    Steps.atomically(() -> level[i] = l);
                    Steps.atomically(() -> last[l] = i);
                    Steps.when(() -> last[l] != i || othersAreBelow(), () -> l++);
                }
                Steps.atomically(() -> leave());
            }
        }

        private boolean othersAreBelow() {
            for (int k = 0; k < n; k++) {
                if (k != i && level[k] >= l) return false;
            }
            return true;
        }

        private void leave() {
            level[i] = 0;
            l = 0;
        }
    }

    /** At most one task is in the critical section. */
    static final class MutualExclusion implements Invariant<FilterLock> {

        @Override
        public boolean holds(FilterLock lock) {
            int inside = 0;
            for (int i = 0; i < lock.n; i++) {
                if (lock.tasks[i].l == lock.n) inside++;
            }
            return inside <= 1;
        }
    }
}
