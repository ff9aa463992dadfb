package sample;

import sharelock.model.Invariant;

/** The count never reaches two. */
final class CountIsSmall implements Invariant<Counter> {
    @Override
    public boolean holds(Counter model) {
        return model.count < 2;
    }
}
