package sharelock.compile.lint;

import java.util.Map;

/** What to write in place of the words that Java PathFinder has for the code that it runs. */
final class Pathfinder {
    static final String PACKAGE = "gov/nasa/jpf/";

    private static final String CHOOSE =
            "A choice is Steps.choose(bound), which gives 0 to bound - 1: ";
    private static final String ATOMIC =
            "One indivisible step is Steps.atomically(() -> { ... }), with what stands between beginAtomic and endAtomic.";
    private static final String OTHER =
            "A model is checked by engines that do not know JPF's own calls. Use Steps.choose for a choice and Steps.atomically for an indivisible step.";
    private static final String ONLY_JPF =
            "Only Java PathFinder knows it, so the two engines would check two models. ";

    private static final Map<String, String> ANNOTATIONS =
            Map.of(
                    "FilterField",
                    "All fields of a model are its state: write a field that only properties read in Steps.ghost, and leave out what nobody reads.",
                    "FilterFrame",
                    "Leave it out: dead local variables are no part of a state.",
                    "NonShared",
                    "Leave it out: which fields tasks share is found by analysis.",
                    "NeverBreak",
                    "Write the steps that are one with Steps.atomically.",
                    "Const",
                    "Make the fields final.",
                    "SandBox",
                    "Leave it out.");

    private Pathfinder() {}

    /** What to write in place of a method or field. */
    static String remedy(String name) {
        return switch (name) {
            case "getInt", "getIntFromSet", "random", "getLong", "getLongFromList" ->
                    CHOOSE + "for getInt(low, high) write low + Steps.choose(high - low + 1).";
            case "getBoolean", "randomBool" -> CHOOSE + "write Steps.choose(2) == 1.";
            case "beginAtomic", "endAtomic" -> ATOMIC;
            case "ignoreIf" -> "To go on under a condition only is Steps.await(() -> condition).";
            default -> OTHER;
        };
    }

    /** How a message calls a class: JPF's own without their packages. */
    static String shown(String internalName) {
        boolean jpf = internalName.startsWith(PACKAGE);
        return jpf
                ? internalName.substring(internalName.lastIndexOf('/') + 1)
                : internalName.replace('/', '.');
    }

    /** What to write in place of an annotation. */
    static String annotation(String internalName) {
        String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
        return ONLY_JPF + ANNOTATIONS.getOrDefault(simple, "Leave it out.");
    }
}
