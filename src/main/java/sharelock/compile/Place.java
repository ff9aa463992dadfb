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
    private static final Pattern SYNTAX = Pattern.compile("([\\w.$]+)\\.(\\w+)(?:/(\\w+))?");

    /** The place that is written so; empty if that is none. */
    public static Optional<Place> parse(String text) {
        Matcher found = SYNTAX.matcher(text);
        if (!found.matches()) return Optional.empty();
        String call = found.group(3) == null ? "" : found.group(3);
        return Optional.of(new Place(found.group(1), found.group(2), call));
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
