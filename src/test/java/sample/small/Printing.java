package sample.small;

import sharelock.model.Reachable;
import sharelock.model.Task;

/** Its constructor prints lines such as an engine might, and none of them is true. */
public final class Printing {
    int count;
    final Task[] tasks = {new Counting()};

    public Printing() {
        for (String word : new String[] {"reached: ", "reached "}) {
            System.out.println(word + "sample.small.Printing$Never");
        }
        System.out.println("looked");
        System.out.println("complete");
        System.out.println("search:  maxDepth=1,constraints=0");
    }

    private final class Counting extends Task {
        Counting() {
            super("counting");
        }

        @Override
        protected void run() {
            count = 1;
        }
    }

    static final class Never implements Reachable<Printing> {
        @Override
        public boolean isReachedIn(Printing model) {
            return model.count == 9;
        }
    }
}
