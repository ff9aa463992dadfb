package sharelock.counts;

import sharelock.model.Steps;
import sharelock.model.Task;

/**
 * Dining philosophers after Chandy and Misra: who holds a dirty fork cleans it and hands it over.
 * tlaplus/Examples, {@code DiningPhilosophers/DiningPhilosophers.tla}.
 *
 * <p>A philosopher stands at three positions, the labels Loop, Eat and Think of the specification;
 * where it goes next is a local that is dead at each of them.
 */
public final class DiningPhilosophers {
    private static final int LOOP = 0;
    private static final int EAT = 1;
    private static final int THINK = 2;

    static final class Fork {
        Philosopher holder;
        boolean clean;
    }

    final Philosopher[] philosophers;

    public DiningPhilosophers(int n) {
        Fork[] forks = new Fork[n];
        philosophers = new Philosopher[n];
        for (int i = 0; i < n; i++) forks[i] = new Fork();
        for (int i = 0; i < n; i++) {
            philosophers[i] = new Philosopher(i, forks[i], forks[(i + 1) % n]);
        }
        for (int i = 0; i < n; i++) {
            philosophers[i].leftNeighbour = philosophers[(i + n - 1) % n];
            philosophers[i].rightNeighbour = philosophers[(i + 1) % n];
            forks[i].holder = philosophers[i == 1 ? 0 : i];
        }
    }

    static final class Philosopher extends Task {
        private final Fork left;
        private final Fork right;
        private Philosopher leftNeighbour;
        private Philosopher rightNeighbour;
        private boolean hungry = true;

        Philosopher(int i, Fork left, Fork right) {
            super("philosopher" + i);
            this.left = left;
            this.right = right;
        }

        @Override
        protected void run() {
            while (true) {
                int next = Steps.atomically(() -> loop());
                if (next == EAT) {
                    Steps.atomically(() -> eat());
                } else if (next == THINK) {
                    Steps.atomically(() -> hungry = true);
                }
            }
        }

        private int loop() {
            boolean canEat =
                    left.holder == this && right.holder == this && left.clean && right.clean;
            if (left.holder == this && !left.clean) {
                left.holder = leftNeighbour;
                left.clean = true;
            } else if (right.holder == this && !right.clean) {
                right.holder = rightNeighbour;
                right.clean = true;
            }
            if (!hungry) return THINK;
            return canEat ? EAT : LOOP;
        }

        private void eat() {
            hungry = false;
            left.clean = false;
            right.clean = false;
        }
    }
}
