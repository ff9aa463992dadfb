package sample;

import sharelock.model.AtRest;

/** At rest the count is the number of tasks. */
final class NoUpdateIsLost implements AtRest<Counter> {
    @Override
    public boolean holdsAtRest(Counter model) {
        return model.count == model.tasks.length;
    }
}
