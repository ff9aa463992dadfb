package sharelock.compile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the code of a model that steps lie in: a method, as in {@code Zap.zapPteRange}, or a
 * call in it, as in {@code Zap.zapPteRange/lock}.
 *
 * @param type the class, perhaps without its package
 * @param call the name of the method that is called; empty for all of the method
 */
public record Place(String type, String method, String call) {
    private static final String METHOD = "(?U)([\\w.$]+)\\.(\\w+)";
    private static final Pattern SYNTAX = Pattern.compile(METHOD + "(?:/(\\w+))?");

    /** The place that is written so; empty if that is none. */
    public static Optional<Place> parse(String text) {
        Matcher found = SYNTAX.matcher(text);
        if (!found.matches()) return Optional.empty();
        String call = found.group(3) == null ? "" : found.group(3);
        return Optional.of(new Place(found.group(1), found.group(2), call));
    }

    /**
     * Code that is changed at a place: a call that is left out, as in {@code Zap.zapPteRange/lock}
     * or {@code /lock#2}, or a condition that is decided, as in {@code Fault.doWpPage?1=false}.
     *
     * @param place the call, or the method of the condition
     * @param number of the call or condition in its method, from 1; -1 if it is not said
     * @param isTrue what the condition is; of a call nothing
     */
    public record Change(Place place, int number, boolean isTrue) {
        private static final Pattern SYNTAX =
                Pattern.compile(METHOD + "(?:/(\\w+)(?:#(\\d{1,4}))?|\\?(\\d{1,4})=(true|false))");

        /** The change that is written so; empty if that is none. */
        public static Optional<Change> parse(String text) {
            Matcher found = SYNTAX.matcher(text);
            if (!found.matches()) return Optional.empty();
            String call = found.group(3) == null ? "" : found.group(3);
            String number = call.isEmpty() ? found.group(5) : found.group(4);
            Place place = new Place(found.group(1), found.group(2), call);
            return Optional.of(
                    new Change(
                            place,
                            number == null ? -1 : Integer.parseInt(number),
                            "true".equals(found.group(6))));
        }
    }

    /** Whether it is in the class of a name. */
    public boolean isIn(String name) {
        return name.equals(type) || name.endsWith("." + type) || name.endsWith("$" + type);
    }

    @Override
    public String toString() {
        return type + "." + method + (call.isEmpty() ? "" : "/" + call);
    }
}
