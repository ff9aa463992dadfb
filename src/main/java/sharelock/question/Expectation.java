package sharelock.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sharelock.compile.Place;
import sharelock.kernel.RuleViolation;
import sharelock.question.CheckError.ExitCode;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Verdict;

/**
 * The verdict that a check expects.
 *
 * @param text as written
 * @param failure the name of the failure; empty if the model is expected to hold
 * @param kind its kind, for a property that the check names as several and for what a property
 *     throws; else null, and it is any but the last
 * @param through the places that the way to the failure has to go through
 */
public record Expectation(
        String text, String failure, Failure.@Nullable Kind kind, List<Place> through) {
    private static final Map<String, Failure.Kind> KINDS =
            Map.of(
                    "always", Failure.Kind.INVARIANT,
                    "atRest", Failure.Kind.AT_REST,
                    "sometimes", Failure.Kind.UNREACHED,
                    "property", Failure.Kind.PROPERTY_THREW);
    private static final String FAILS = "fails ";
    private static final String DEADLOCK = "deadlock";
    private static final String ASSERTION = "assertion";

    public static final Expectation HOLDS = new Expectation("holds", "", null, List.of());
    public static final Expectation DEADLOCKS =
            new Expectation("deadlocks", DEADLOCK, null, List.of());

    /** A failure of one name, whatever it is, but not what a property throws. */
    public static Expectation fails(String failure) {
        return new Expectation(FAILS + failure, failure, null, List.of());
    }

    /** An exception that a property throws, whichever of them it is. */
    public static Expectation failsInProperty(String exception) {
        String text = FAILS + "property " + exception;
        return new Expectation(text, exception, Failure.Kind.PROPERTY_THREW, List.of());
    }

    /**
     * What a check expects, by which way.
     *
     * @throws CheckError when it cannot be expected, or a claim is to fail by any way
     */
    public static Expectation of(CheckFile check, List<Property> properties, ModelClasses classes) {
        Expectation any = byAnyWay(check, properties, classes);
        List<Place> through = through(check);
        boolean hasWay = !any.failure.isEmpty() && !any.isGoal(properties);
        if (!through.isEmpty() && !hasWay) throw noWay(check, any.text);
        if (through.isEmpty() && hasWay && !check.claim().isEmpty()) {
            throw CheckError.config(
                    "%s: check.through is missing. A claim that fails has to fail by the code that it is about: name the method that a trace must go through, as in check.through = Zap.zapPteRange."
                            .formatted(check.source()));
        }
        return new Expectation(any.text, any.failure, any.kind, through);
    }

    /**
     * The same by the way that a check names.
     *
     * @throws CheckError when there is no way to what is expected
     */
    public Expectation byTheWayOf(CheckFile check) {
        List<Place> through = through(check);
        if (!through.isEmpty() && failure.isEmpty()) throw noWay(check, text);
        return new Expectation(text, failure, kind, through);
    }

    private static CheckError noWay(CheckFile check, String expected) {
        return CheckError.config(
                "%s: there is no way to go where the check expects %s. Leave it out, or expect a failure that has a trace."
                        .formatted(check.at(CheckFile.Key.THROUGH), expected));
    }

    /** The places that a check names. */
    static List<Place> through(CheckFile check) {
        String at = check.at(CheckFile.Key.THROUGH);
        List<Place> places = new ArrayList<>();
        for (String text : check.list(CheckFile.Key.THROUGH)) {
            Place place =
                    Place.parse(text)
                            .orElseThrow(
                                    () ->
                                            CheckError.config(
                                                    "%s: \"%s\" is no place. Write CLASS.METHOD or CLASS.METHOD/CALL."
                                                            .formatted(at, Spelling.shown(text))));
            if (places.contains(place)) {
                throw CheckError.config("%s: %s stands twice.".formatted(at, place));
            }
            places.add(place);
        }
        return places;
    }

    private boolean isGoal(List<Property> properties) {
        if (kind != null) return kind == Failure.Kind.UNREACHED;
        String name = failureName(properties);
        return properties.stream()
                .anyMatch(
                        property ->
                                property.kind() == Property.Kind.SOMETIMES
                                        && property.name().equals(name));
    }

    private static Expectation byAnyWay(
            CheckFile check, List<Property> properties, ModelClasses classes) {
        String text = check.expected();
        String at = check.at(CheckFile.Key.EXPECT);
        if (text.equals(HOLDS.text)) return HOLDS;
        if (text.equals(DEADLOCKS.text)) return DEADLOCKS;
        if (!text.startsWith(FAILS)) {
            throw CheckError.config(
                    "%s: \"%s\" is no verdict. Write holds, deadlocks, or fails PROPERTY."
                            .formatted(at, text));
        }
        String failure = text.substring(FAILS.length()).strip();
        String[] words = failure.split("\\s+", 2);
        Failure.Kind kind = words.length == 2 ? KINDS.get(words[0]) : null;
        if (kind != null) failure = words[1];
        if (kind == Failure.Kind.PROPERTY_THREW) return thrown(failure, classes, at);
        List<String> known = known(properties);
        String wanted = failure;
        List<String> named = known.stream().filter(name -> isSame(wanted, name)).toList();
        boolean twice = named.size() > 1 && named.stream().distinct().count() == 1;
        if (twice && kind == null) {
            throw CheckError.config(
                    "%s: the check names %s as several kinds of property. Write which one fails: fails always %s, fails atRest %s or fails sometimes %s."
                            .formatted(at, failure, failure, failure, failure));
        }
        if (named.isEmpty() && !isThrowable(failure, classes, at)) {
            throw CheckError.config(
                    "%s: %s is none of the check's properties, no rule of the kernel and no exception.%s Known: %s."
                            .formatted(
                                    at,
                                    failure,
                                    Spelling.didYouMean(failure, known),
                                    String.join(", ", known)));
        }
        return new Expectation(text, failure, kind, List.of());
    }

    private static Expectation thrown(String exception, ModelClasses classes, String at) {
        if (isThrowable(exception, classes, at)) return failsInProperty(exception);
        throw CheckError.config(
                "%s: %s is no exception, and fails property is for one that a property throws. For a property that does not hold write fails PROPERTY."
                        .formatted(at, exception));
    }

    private static List<String> known(List<Property> properties) {
        List<String> known = new ArrayList<>();
        properties.forEach(property -> known.add(property.name()));
        Arrays.stream(RuleViolation.Rule.values()).forEach(rule -> known.add(rule.label()));
        known.add(DEADLOCK);
        known.add(ASSERTION);
        return known;
    }

    /** The expected failure as {@link Failure#name} has it; empty if the model should hold. */
    public String failureName(List<Property> properties) {
        if (failure.equals(ASSERTION)) return AssertionError.class.getSimpleName();
        return known(properties).stream()
                .filter(name -> isSame(failure, name))
                .findFirst()
                .orElse(failure.substring(failure.lastIndexOf('.') + 1));
    }

    private static boolean isThrowable(String name, ModelClasses classes, String at) {
        if (!name.matches("[\\w.$]+")) return false;
        Optional<Class<?>> type = classes.find(name, at);
        if (type.isEmpty()) type = classes.find("java.lang." + name, at);
        return type.filter(Throwable.class::isAssignableFrom).isPresent();
    }

    /** Whether two names, each perhaps without its package, mean the same class. */
    private static boolean isSame(String a, String b) {
        return a.equals(b) || isTail(a, b) || isTail(b, a);
    }

    private static boolean isTail(String tail, String name) {
        return name.endsWith("." + tail) || name.endsWith("$" + tail);
    }

    public boolean isMetBy(Result result) {
        if (failure.isEmpty()) return result.verdict() == Verdict.HOLDS;
        Failure found = result.failure();
        if (found == null || result.verdict() != Verdict.FAILS) return false;
        if (found.kind() == Failure.Kind.PASSED_BY) return false;
        boolean threw = found.kind() == Failure.Kind.PROPERTY_THREW;
        if (kind == null ? threw : found.kind() != kind) return false;
        boolean deadlocks = found.kind() == Failure.Kind.DEADLOCK;
        if (deadlocks || text.equals(DEADLOCKS.text)) return deadlocks && failure.equals(DEADLOCK);
        boolean assertion = found.kind() == Failure.Kind.ASSERTION && failure.equals(ASSERTION);
        return assertion || isSame(failure, found.name());
    }

    /** The exit code that a result has in a run of its own. */
    public int exitCode(Result result) {
        if (isMetBy(result)) return ExitCode.OK;
        return switch (result.verdict()) {
            case HOLDS -> ExitCode.NOTHING_PROVED;
            case FAILS -> {
                Failure found = result.failure();
                yield found == null ? ExitCode.BUG : found.kind().exitCode();
            }
            case INCOMPLETE -> ExitCode.INCOMPLETE;
            case ERROR -> ExitCode.SYSTEM;
        };
    }
}
