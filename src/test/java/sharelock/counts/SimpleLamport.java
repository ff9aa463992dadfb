package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * The algorithm of Lamport's "Teaching Concurrency": x[i] := 1; y[i] := x[i-1]. At least one y is 1
 * in the end. tlaplus/Examples, {@code TeachingConcurrency/Simple.tla}.
 *
 * <p>TLC's 1,842 generated states for N = 5 are the 1,810 transitions, the initial state, and the
 * step that PlusCal adds to each of the 31 final states so that ending is no deadlock.
 */
public final class SimpleLamport {
    final Task[] tasks;
    final int[] x;
    final int[] y;

    public SimpleLamport(int n) {
        x = new int[n];
        y = new int[n];
        tasks = new Task[n];
        for (int i = 0; i < n; i++) tasks[i] = new Proc(i, (i + n - 1) % n);
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
            Steps.atomically(() -> x[self] = 1);
            Steps.atomically(() -> y[self] = x[left]);
        }
    }
}
