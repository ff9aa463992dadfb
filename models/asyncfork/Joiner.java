package asyncfork;

import sharelock.model.Steps;
import sharelock.model.Task;

/** Another thread in pthread_join(): it waits until the kernel clears the word of the tid. */
final class Joiner extends Task {
    boolean joined;
    private final AsyncFork kernel;

    Joiner(AsyncFork kernel) {
        super("joiner");
        this.kernel = kernel;
    }

    @Override
    protected void run() {
        Steps.when(() -> !kernel.user.tidSet, () -> joined = true);
    }
}
