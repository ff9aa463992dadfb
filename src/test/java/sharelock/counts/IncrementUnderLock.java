package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/** {@link Increment} under a lock, four steps each. Stateright's {@code increment_lock}. */
public final class IncrementUnderLock {
    final Incrementer[] tasks;
    int counter;
    boolean locked;

    public IncrementUnderLock(int n) {
        tasks = new Incrementer[n];
        for (int i = 0; i < n; i++) tasks[i] = new Incrementer("task" + i);
    }

    final class Incrementer extends Task {
        int read;

        Incrementer(String name) {
            super(name);
        }

        @Override
        protected void run() {
            Steps.when(() -> !locked, () -> locked = true);
            Steps.atomically(() -> read = counter);
            Steps.atomically(() -> counter = read + 1);
            Steps.atomically(() -> locked = false);
        }
    }
}
