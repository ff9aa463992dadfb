package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * An action of a TLA+ specification: a task that takes one and the same step whenever its guard
 * holds. It stands at one position for ever, so it adds nothing to the state.
 */
abstract class Action extends Task {

    Action(String name) {
        super(name);
    }

    /** Whether the action can happen. */
    abstract boolean enabled();

    /** What the action changes. */
    abstract void happen();

    @Override
    protected final boolean isDaemon() {
        return true;
    }

    @Override
    protected final void run() {
        while (true) {
            Steps.when(() -> enabled(), () -> happen());
        }
    }
}
