package sharelock.jpf.inside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.jpf.wire.Names.Keys;

/** The keys of the check, as JPF's configuration has them. */
final class CheckKeys {
    private static final Class<?>[] TEXT = {String.class};

    private CheckKeys() {}

    /** The value of a key; empty if it is not set. */
    static String get(String key) {
        String value = (String) Jpf.call("getProperty", TEXT, key);
        String text = value == null ? "" : value.trim();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    static List<String> list(String key) {
        return split(get(key), ',');
    }

    /** The parts between separators, without white space around them and without empty ones. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf(separator, from);
            if (to < 0) to = text.length();
            String part = text.substring(from, to).trim();
            if (!part.isEmpty()) parts.add(part);
            from = to + 1;
        }
        return parts;
    }

    /** The goals: the one to refute, or those that the size for JPF can reach, or all. */
    static List<String> goals() {
        for (String key : new String[] {Keys.REFUTE, Keys.JPF_SOMETIMES}) {
            String goals = get(key);
            if (goals.equals("NONE")) return new ArrayList<>();
            if (!goals.isEmpty()) return split(goals, ',');
        }
        return list(Keys.SOMETIMES);
    }

    /** The arguments of the model by name: those for JPF take the place of others. */
    static Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String key : new String[] {Keys.ARGS, Keys.JPF_ARGS}) {
            for (String pair : list(key)) {
                int equals = pair.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException(key + ": " + pair + " is not name=value");
                }
                arguments.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
            }
        }
        return arguments;
    }
}
