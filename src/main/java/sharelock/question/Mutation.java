package sharelock.question;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharelock.compile.Place;

/**
 * One change to a model that must turn a check red: a set of an enum among its arguments with one
 * constant more, as in {@code mutants+NO_LOCK}, or one less, as in {@code fixes-RECHECK}; or code
 * that is left out: a call, as in {@code Zap.zapPteRange/lock}, or a condition that is always false
 * or always true, as in {@code Fault.doWpPage?1=false}.
 */
public final class Mutation {
    private static final Pattern ARGUMENT = Pattern.compile("(?U)(\\w+)\\s*([+-])\\s*(\\w+)");

    /** How a check writes a set without elements. */
    static final String NONE = "NONE";

    /** The argument that says which bugs of a model are mended. */
    static final String FIXES = "fixes";

    private final String text;

    private Mutation(String text) {
        this.text = text;
    }

    /** All that a check names. */
    static List<Mutation> of(CheckFile check) {
        return check.list(CheckFile.Key.MUTANTS).stream().map(text -> parse(check, text)).toList();
    }

    private static Mutation parse(CheckFile check, String text) {
        Matcher argument = ARGUMENT.matcher(text);
        if (argument.matches()) {
            return new Mutation(argument.group(1) + argument.group(2) + argument.group(3));
        }
        if (Place.Change.parse(text).isPresent()) return new Mutation(text);
        throw CheckError.config(
                "%s: \"%s\" is no mutant. Write PARAMETER+CONSTANT, PARAMETER-CONSTANT, CLASS.METHOD/CALL, CLASS.METHOD/CALL#NUMBER, CLASS.METHOD?NUMBER=false or CLASS.METHOD?NUMBER=true."
                        .formatted(check.at(CheckFile.Key.MUTANTS), Spelling.shown(text)));
    }

    /** The argument that it changes; empty if it changes code. */
    Optional<String> parameter() {
        Matcher argument = ARGUMENT.matcher(text);
        return argument.matches() ? Optional.of(argument.group(1)) : Optional.empty();
    }

    /** The check with this change. */
    CheckFile applyTo(CheckFile check) {
        Matcher argument = ARGUMENT.matcher(text);
        if (!argument.matches()) return check.without(text);
        String parameter = argument.group(1);
        boolean adds = argument.group(2).equals("+");
        String constant = argument.group(3);
        Map<String, String> arguments = check.arguments();
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

    /** The method whose code it changes; empty if it changes an argument. */
    Optional<Place> place() {
        return Place.Change.parse(text).map(Place.Change::place);
    }

    /** The fixes that are on in a check: the constants of its argument {@code fixes}. */
    public static Set<String> fixes(CheckFile check) {
        return constants(check.arguments().getOrDefault(FIXES, ""));
    }

    /** The constants of a set as an argument states it. */
    public static Set<String> constants(String value) {
        Set<String> constants = new LinkedHashSet<>();
        for (String part : value.split("\\|", -1)) constants.add(part.strip());
        constants.remove(NONE);
        constants.remove("");
        return constants;
    }

    @Override
    public String toString() {
        return text;
    }
}
