package sample.small;

import sharelock.model.Steps;
import sharelock.model.Task;

/** A client that asks a server, which waits for ever. */
public final class Serving {
    int asked;
    final Task[] tasks;

    public Serving(boolean daemon) {
        tasks = new Task[] {new Server(daemon), new Client()};
    }

    private final class Server extends Task {
        private final boolean daemon;

        Server(boolean daemon) {
            super("server");
            this.daemon = daemon;
        }

        @Override
        protected boolean isDaemon() {
            return daemon;
        }

        @Override
        protected void run() {
            while (true) Steps.when(() -> asked > 0, () -> asked--);
        }
    }

    private final class Client extends Task {
        Client() {
            super("client");
        }

        @Override
        protected void run() {
            Steps.atomically(() -> asked++);
            Steps.await(() -> asked == 0);
        }
    }
}
