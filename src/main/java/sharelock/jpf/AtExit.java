package sharelock.jpf;

/** Something to be done when Sharelock is interrupted, unless it is cancelled before. */
final class AtExit {
    private final Thread hook;

    AtExit(Runnable action) {
        hook = new Thread(action, "at exit");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook runs, and does what is to be done.
        }
    }
}
