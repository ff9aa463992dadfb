package sharelock;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change to a model that must turn a check red: a set of an enum among its arguments with one
 * constant more, as in {@code mutants+NO_LOCK}, or one less, as in {@code fixes-RECHECK}.
 */
record Mutation(String parameter, boolean adds, String constant) {
    private static final Pattern SYNTAX = Pattern.compile("(\\w+)\\s*([+-])\\s*(\\w+)");
    private static final String NONE = "NONE";

    /** All that a check names. */
    static List<Mutation> of(CheckFile check) {
        return check.list(CheckFile.Key.MUTANTS).stream().map(text -> parse(check, text)).toList();
    }

    private static Mutation parse(CheckFile check, String text) {
        Matcher found = SYNTAX.matcher(text);
        if (!found.matches()) {
            throw CheckError.config(
                    "%s: \"%s\" is no mutant. Write PARAMETER+CONSTANT or PARAMETER-CONSTANT."
                            .formatted(check.at(CheckFile.Key.MUTANTS), text));
        }
        return new Mutation(found.group(1), found.group(2).equals("+"), found.group(3));
    }

    /** The check with this change. */
    CheckFile of(CheckFile check, Map<String, String> arguments) {
        String value = arguments.get(parameter);
        if (value == null) {
            throw CheckError.config(
                    "%s: %s: there is no argument %s.%s Known: %s."
                            .formatted(
                                    check.at(CheckFile.Key.MUTANTS),
                                    this,
                                    parameter,
                                    Spelling.didYouMean(parameter, arguments.keySet()),
                                    String.join(", ", arguments.keySet())));
        }
        Set<String> constants = constants(value);
        if (adds ? !constants.add(constant) : !constants.remove(constant)) {
            throw CheckError.config(
                    "%s: %s: %s %s in %s=%s. Name a constant that changes it."
                            .formatted(
                                    check.at(CheckFile.Key.MUTANTS),
                                    this,
                                    constant,
                                    adds ? "is already" : "is not",
                                    parameter,
                                    value));
        }
        arguments.put(parameter, constants.isEmpty() ? NONE : String.join("|", constants));
        return check.with(arguments);
    }

    /** The constants of a set as an argument states it. */
    static Set<String> constants(String value) {
        Set<String> constants = new LinkedHashSet<>();
        for (String part : value.split("\\|", -1)) constants.add(part.strip());
        constants.remove(NONE);
        constants.remove("");
        return constants;
    }

    @Override
    public String toString() {
        return parameter + (adds ? "+" : "-") + constant;
    }
}
