package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * {@link SimpleLamport} with regular registers: a write of 1 over 0 takes two steps, and a read
 * between them may give either. tlaplus/Examples, {@code TeachingConcurrency/SimpleRegular.tla}.
 *
 * <p>TLC's 1,454,776 generated states for N = 8 are the transitions, the initial state, and the
 * step that PlusCal adds to each final state so that ending is no deadlock.
 */
public final class SimpleRegular {
    /** What a read of a register may give. */
    enum Register {
        ZERO,
        EITHER,
        ONE
    }

    final Task[] tasks;
    final Register[] x;
    final int[] y;

    public SimpleRegular(int n) {
        x = new Register[n];
        y = new int[n];
        tasks = new Task[n];
        for (int i = 0; i < n; i++) {
            x[i] = Register.ZERO;
            tasks[i] = new Proc(i, (i + n - 1) % n);
        }
    }

    private int read(Register register) {
        return switch (register) {
            case ZERO -> 0;
            case ONE -> 1;
            case EITHER -> Steps.choose(2);
        };
    }

    final class Proc extends Task {
        private final int self;
        private final int left;

        Proc(int self, int left) {
            super("proc" + self);
            this.self = self;
            this.left = left;
        }

        @Override
        protected void run() {
            Steps.atomically(() -> x[self] = Register.EITHER);
            Steps.atomically(() -> x[self] = Register.ONE);
            Steps.atomically(() -> y[self] = read(x[left]));
        }
    }
}
