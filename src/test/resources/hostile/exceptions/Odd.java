package exceptions;

import sharelock.model.Task;

/** A number that goes 0, 1, 2, 3. */
public final class Odd {
    static final class Page {
        int count;
    }

    final Page[] pages = {new Page(), null, new Page()};
    final Object[] things = {pages[0], "text", pages[2], pages[0]};
    final int[] empty = {};
    int x;
    final Task task = new Counting();

    final class Counting extends Task {
        Counting() {
            super("task");
        }

        @Override
        protected void run() {
            for (int i = 0; i < 3; i++) x++;
        }
    }
}
