package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * Tasks that increment a counter in two steps: each reads it into a field of its own, then writes
 * back that field plus one. Stateright's {@code increment}.
 *
 * <p>What a task has read stays in its field when it has finished, as in Stateright, so two ends
 * with the same counter can be different states. The published 13 states for two tasks count such
 * ends apart: with locals, which are no state once they are dead, there would be fewer.
 */
public final class Increment {
    final Incrementer[] tasks;
    int counter;

    public Increment(int n) {
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
            Steps.atomically(() -> read = counter);
            Steps.atomically(() -> counter = read + 1);
        }
    }
}
