package gov.nasa.jpf.vm;

/** Stands for the class of Java PathFinder, so that models which use it compile. */
public class Verify {
    private static final java.util.Random RANDOM = new java.util.Random();

    public static int getInt(int min, int max) {
        return min + RANDOM.nextInt(max - min + 1);
    }

    public static boolean getBoolean() {
        return RANDOM.nextBoolean();
    }

    public static void beginAtomic() {}

    public static void endAtomic() {}

    public static void ignoreIf(boolean condition) {}

    public static boolean randomBool() {
        return RANDOM.nextBoolean();
    }
}
