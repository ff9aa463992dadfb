package sharelock.counts;

/**
 * A barrier that opens when all have come. tlaplus/Examples, {@code barriers/Barrier.tla}.
 *
 * <p>The specification moves all processes out in one step; here they are actions over an array,
 * since a step of one task cannot move the others.
 */
public final class Barrier {
    final Action[] actions;
    private final boolean[] arrived;

    public Barrier(int n) {
        arrived = new boolean[n];
        actions = new Action[n + 1];
        for (int i = 0; i < n; i++) actions[i] = new Arrive(i);
        actions[n] = new Open();
    }

    private final class Arrive extends Action {
        private final int i;

        Arrive(int i) {
            super("arrive" + i);
            this.i = i;
        }

        @Override
        boolean enabled() {
            return !arrived[i];
        }

        @Override
        void happen() {
            arrived[i] = true;
        }
    }

    private final class Open extends Action {
        Open() {
            super("open");
        }

        @Override
        boolean enabled() {
            for (boolean one : arrived) {
                if (!one) return false;
            }
            return true;
        }

        @Override
        void happen() {
            for (int i = 0; i < arrived.length; i++) arrived[i] = false;
        }
    }
}
