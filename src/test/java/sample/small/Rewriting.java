package sample.small;

import sharelock.model.Steps;
import sharelock.model.Task;

/** A task stores a reference where it is stored already; another one waits for ever. */
public final class Rewriting {

    /** Where the reference is stored. */
    public enum Where {
        FIELD,
        ELEMENT,
        IN_STEP
    }

    static final class Page {
        Page next;
    }

    final Page page = new Page();
    Page pointer = page;
    final Page[] pages = {page};
    boolean open;
    final Task[] tasks;

    public Rewriting(Where where) {
        tasks = new Task[] {new Waiter(), new Writer(where)};
    }

    private final class Waiter extends Task {
        Waiter() {
            super("waiter");
        }

        @Override
        protected void run() {
            Steps.await(() -> open);
        }
    }

    private final class Writer extends Task {
        private final Where where;

        Writer(Where where) {
            super("writer");
            this.where = where;
        }

        @Override
        protected void run() {
            switch (where) {
                case FIELD -> pointer = page;
                case ELEMENT -> pages[0] = page;
                case IN_STEP -> Steps.atomically(() -> page.next = null);
            }
        }
    }
}
