package compiled;

import sharelock.model.*;

/** What Steps and Task do. */
public final class Operations {
    int x;
    int y;
    boolean open;
    int seen;

    final Task child = new Task("child") {
        @Override
        protected void run() {
            y = 1;
        }

        @Override
        public boolean startsDormant() {
            return true;
        }
    };

    final Task other = new Task("other") {
        @Override
        protected void run() {
            Steps.when(() -> open, () -> open = false);
        }

        @Override
        public boolean startsDormant() {
            return true;
        }
    };

    final Task daemon = new Task("daemon") {
        @Override
        protected void run() {
            while (true) {
                Steps.await(() -> x > 0);
                Steps.atomically(() -> {
                    x--;
                    y = x;
                });
            }
        }

        @Override
        public boolean isDaemon() {
            return true;
        }
    };

    private void close() {
        open = false;
    }

    final Task parent = new Task("parent") {
        @Override
        protected void run() {
            int way = Steps.choose(2);
            Steps.choose(1);
            Task started = way == 0 ? child : other;
            started.start();
            if (started.finished() && !Task.current().finished()) open = true;
            child.finished();
            Steps.atomically(Operations.this::close);
            int by = way + 1;
            Steps.atomically(() -> x += by);
            Steps.ghost(() -> seen++);
            Steps.when(() -> way == 0 || open, () -> y = by);
            Runnable kept = () -> x += 3;
            Steps.atomically(kept);
            Steps.await(() -> false);
            x = 9;
        }
    };

    final Task chooses = new Task("chooses") {
        @Override
        protected void run() {
            int n = Steps.choose(x);
            if (n == 5) Steps.choose(0);
            other.start();
        }
    };

    static final class SeenLate implements Reachable<Operations> {
        @Override
        public boolean isReachedIn(Operations model) {
            return model.seen > 0 && model.child.finished();
        }
    }
}
