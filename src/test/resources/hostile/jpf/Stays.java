package jpf;

import sharelock.model.Invariant;

/** False where the task has done what it does. */
public final class Stays implements Invariant<Words.One> {
    @Override
    public boolean holds(Words.One model) {
        return model.x == 0;
    }
}
