package sharelock.cli.console;

/** What the launcher runs to see whether the options of the JVM let it run anything. */
final class Probe {
    private Probe() {}

    /** Says that it runs; the launcher waits for the words. */
    public static void main(String[] args) {
        System.out.println("Sharelock runs");
    }
}
