package sample;

import sharelock.model.Reachable;

/** Something is counted. */
final class SomebodyCounts implements Reachable<Counter> {
    @Override
    public boolean isReachedIn(Counter model) {
        return model.count > 0;
    }
}
