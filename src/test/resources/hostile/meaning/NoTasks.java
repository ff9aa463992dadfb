package meaning;

import sharelock.model.Invariant;

/** Nobody does anything. */
public final class NoTasks {
    int x;

    public static final class IsZero implements Invariant<NoTasks> {
        @Override
        public boolean holds(NoTasks model) {
            return model.x == 0;
        }
    }
}
