package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * Peterson's lock for two tasks, six steps each. tlaplus/Examples, {@code
 * locks_auxiliary_vars/Peterson.tla}.
 */
public final class PetersonLock {
    final Task[] tasks = {new Proc(0), new Proc(1)};
    private final boolean[] wants = new boolean[2];
    private int turn;

    final class Proc extends Task {
        private final int self;
        private final int other;

        Proc(int self) {
            super("proc" + self);
            this.self = self;
            this.other = 1 - self;
        }

        @Override
        protected void run() {
            while (true) {
                Steps.atomically(() -> {});
                Steps.atomically(() -> wants[self] = true);
                Steps.atomically(() -> turn = other);
                Steps.await(() -> !wants[other] || turn == self);
                Steps.atomically(() -> {});
                Steps.atomically(() -> wants[self] = false);
            }
        }
    }
}
