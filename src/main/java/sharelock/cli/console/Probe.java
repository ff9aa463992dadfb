package sharelock.cli.console;

/** What the launcher runs to see whether the options of the JVM let it run anything. */
final class Probe {
    /** With less the JVM may not even be able to say that it is out of memory. */
    private static final long LEAST = 16;

    private Probe() {}

    /** Says that it runs, or in one line why it would not; the launcher waits for the words. */
    public static void main(String[] args) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        System.out.println(
                heap < LEAST
                        ? "out of memory: a heap of %d MB is too small to run in. Give it %d MB or more."
                                .formatted(heap, LEAST)
                        : "Sharelock runs");
    }
}
