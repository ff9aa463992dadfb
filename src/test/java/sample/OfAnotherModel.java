package sample;

import sharelock.model.Invariant;
import sharelock.model.Task;

/** A property of tasks, which are no counter. */
final class OfAnotherModel implements Invariant<Task> {
    @Override
    public boolean holds(Task model) {
        return model.finished();
    }
}
