package sharelock.question;

import java.util.List;
import java.util.regex.Pattern;
import sharelock.question.CheckFile.Key;
import sharelock.result.Failure;

/**
 * A place in the code of a model that the way to a failure has to go through: a method, as in
 * {@code Zap.zapPteRange}, or a call in it, as in {@code Zap.zapPteRange/lock}.
 *
 * @param type the class, perhaps without its package
 * @param call the name of the method that is called; empty for all of the method
 */
public record Place(String type, String method, String call) {
    private static final Pattern PLACE = Pattern.compile("[\\w.$]+\\.\\w+(/\\w+)?");

    /**
     * All that a check names.
     *
     * @throws CheckError when something is no place, or stands twice
     */
    public static List<Place> of(CheckFile check) {
        String at = check.at(Key.THROUGH);
        List<Place> all = check.list(Key.THROUGH).stream().map(text -> of(text, at)).toList();
        if (all.stream().distinct().count() < all.size()) {
            throw CheckError.config(at + ": a place stands twice.");
        }
        return all;
    }

    /**
     * The place that is written so.
     *
     * @param at where it is written, for an error
     */
    public static Place of(String text, String at) {
        if (!PLACE.matcher(text).matches()) {
            throw CheckError.config(
                    "%s: \"%s\" is no place. Write CLASS.METHOD or CLASS.METHOD/CALL."
                            .formatted(at, Spelling.shown(text)));
        }
        String[] parts = text.split("/", 2);
        int dot = parts[0].lastIndexOf('.');
        return new Place(
                parts[0].substring(0, dot),
                parts[0].substring(dot + 1),
                parts.length == 2 ? parts[1] : "");
    }

    /** Whether it is in the class of a name. */
    public boolean isIn(String name) {
        return name.equals(type) || name.endsWith("." + type) || name.endsWith("$" + type);
    }

    /**
     * Refuses a claim that is to fail by any way to its failure, and a way where none is looked
     * for.
     *
     * @throws CheckError that says what to write
     */
    static void mustFit(CheckFile check, Expectation expectation, List<Property> properties) {
        boolean named = !of(check).isEmpty();
        boolean hasWay = !expectation.failure().isEmpty() && !isGoal(expectation, properties);
        if (named && !hasWay) {
            throw CheckError.config(
                    "%s: there is no way to go where the check expects %s. Leave it out, or expect a failure that has a trace."
                            .formatted(check.at(Key.THROUGH), expectation.text()));
        }
        if (!named && hasWay && !check.claim().isEmpty()) {
            throw CheckError.config(
                    "%s: check.through is missing. A claim that fails has to fail by the code that it is about: name the method that a trace must go through, as in check.through = Zap.zapPteRange."
                            .formatted(check.source()));
        }
    }

    private static boolean isGoal(Expectation expectation, List<Property> properties) {
        if (expectation.kind() != null) return expectation.kind() == Failure.Kind.UNREACHED;
        String name = expectation.failureName(properties);
        return properties.stream()
                .anyMatch(
                        property ->
                                property.kind() == Property.Kind.SOMETIMES
                                        && property.name().equals(name));
    }

    @Override
    public String toString() {
        return type + "." + method + (call.isEmpty() ? "" : "/" + call);
    }
}
