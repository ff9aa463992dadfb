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
 */
record Passage(String type, String method, String text) {
    private static final Pattern PLACE = Pattern.compile("[\\w.$]+\\.\\w+(/\\w+)?");

    /** All that a check names. */
    static List<Passage> of(CheckFile check) {
        List<Passage> all = check.list(Key.THROUGH).stream().map(text -> of(check, text)).toList();
        if (all.stream().distinct().count() < all.size()) {
            throw CheckError.config(check.at(Key.THROUGH) + ": a place stands twice.");
        }
        return all;
    }

    private static Passage of(CheckFile check, String text) {
        if (!PLACE.matcher(text).matches()) {
            throw CheckError.config(
                    "%s: \"%s\" is no place. Write CLASS.METHOD or CLASS.METHOD/CALL."
                            .formatted(check.at(Key.THROUGH), Spelling.shown(text)));
        }
        String place = text.split("/", 2)[0];
        int dot = place.lastIndexOf('.');
        return new Passage(place.substring(0, dot), place.substring(dot + 1), text);
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
}
