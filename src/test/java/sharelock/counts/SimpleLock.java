package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * Two tasks and a lock, with a step of nothing outside and inside the critical section.
 * tlaplus/Examples, {@code locks_auxiliary_vars/Lock.tla}.
 */
public final class SimpleLock {
    final Task[] tasks = {new Proc("proc1"), new Proc("proc2")};
    private boolean free = true;

    final class Proc extends Task {
        Proc(String name) {
            super(name);
        }

        @Override
        protected void run() {
            while (true) {
                Steps.atomically(() -> {});
                Steps.when(() -> free, () -> free = false);
                Steps.atomically(() -> {});
                Steps.atomically(() -> free = true);
            }
        }
    }
}
