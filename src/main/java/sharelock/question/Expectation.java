package sharelock.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param failure the {@link Failure#name} that is expected; empty if the model is to hold
 * @param kinds what kind of failure it may be; none if the model is to hold
 * @param through the places that the way to the failure has to go through
 */
public record Expectation(
        String text, String failure, Set<Failure.Kind> kinds, List<Place> through) {
    private static final Map<String, Failure.Kind> KINDS =
            Map.of(
                    "always", Failure.Kind.INVARIANT,
                    "atRest", Failure.Kind.AT_REST,
                    "sometimes", Failure.Kind.UNREACHED,
                    "property", Failure.Kind.PROPERTY_THREW);
    private static final Map<Property.Kind, Failure.Kind> FAILURES =
            Map.of(
                    Property.Kind.ALWAYS, Failure.Kind.INVARIANT,
                    Property.Kind.AT_REST, Failure.Kind.AT_REST,
                    Property.Kind.SOMETIMES, Failure.Kind.UNREACHED);
    private static final Set<Failure.Kind> OF_PROPERTIES =
            Set.of(Failure.Kind.INVARIANT, Failure.Kind.AT_REST, Failure.Kind.UNREACHED);
    private static final Set<Failure.Kind> OF_TASKS =
            Set.of(Failure.Kind.EXCEPTION, Failure.Kind.ASSERTION);
    private static final String FAILS = "fails ";
    private static final String DEADLOCK = "deadlock";
    private static final String ASSERTION = "assertion";
    private static final String ASSERTION_ERROR = AssertionError.class.getSimpleName();

    public static final Expectation HOLDS = new Expectation("holds", "", Set.of(), List.of());
    private static final Expectation DEADLOCKS =
            new Expectation("deadlocks", DEADLOCK, Set.of(Failure.Kind.DEADLOCK), List.of());

    public Expectation {
        kinds = Set.copyOf(kinds);
    }

    /** Finds a class by its name. */
    interface Finder {
        /**
         * @param at where the class is named, for an error
         */
        Optional<Class<?>> find(String name, String at);
    }

    /**
     * What a check expects, by which way.
     *
     * @throws CheckError when it cannot be expected, or a claim is to fail by any way
     */
    static Expectation of(CheckFile check, List<Property> properties, Finder classes) {
        Expectation any = byAnyWay(check, properties, classes);
        List<Place> through = through(check);
        boolean hasWay = !any.failure.isEmpty() && !any.isGoal(properties);
        if (!through.isEmpty() && !hasWay) throw noWay(check, any.text);
        if (through.isEmpty() && hasWay && !check.claim().isEmpty()) {
            throw CheckError.config(
                    "%s: check.through is missing. A claim that fails has to fail by the code that it is about: name the method that a trace must go through, as in check.through = Zap.zapPteRange."
                            .formatted(check.source()));
        }
        return new Expectation(any.text, any.failure, any.kinds, through);
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

    /** Whether it is that a goal is never reached. */
    private boolean isGoal(List<Property> properties) {
        return kinds.contains(Failure.Kind.UNREACHED)
                && properties.stream()
                        .filter(property -> property.name().equals(failure))
                        .allMatch(property -> property.kind() == Property.Kind.SOMETIMES);
    }

    private static Expectation byAnyWay(
            CheckFile check, List<Property> properties, Finder classes) {
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
        if (kind == Failure.Kind.PROPERTY_THREW) return thrown(text, words[1], classes, at);
        String wanted = kind == null ? failure : words[1];
        List<String> named =
                properties.stream()
                        .map(Property::name)
                        .filter(name -> isNamed(name, wanted))
                        .toList();
        if (!named.isEmpty()) {
            Expectation expected = ofProperty(text, wanted, named, kind, at);
            if (expected.failing(properties).isEmpty()) throw otherKind(expected, properties, at);
            return expected;
        }
        if (kind == null) {
            Optional<Expectation> other = ofTask(text, wanted, classes, at);
            if (other.isPresent()) return other.get();
        }
        List<String> known = known(properties);
        throw CheckError.config(
                "%s: %s is none of the check's properties, no rule of the kernel and no exception.%s Known: %s."
                        .formatted(
                                at,
                                wanted,
                                Spelling.didYouMean(wanted, known),
                                String.join(", ", known)));
    }

    private static Expectation ofProperty(
            String text,
            String wanted,
            List<String> named,
            Failure.@Nullable Kind kind,
            String at) {
        Set<String> distinct = new LinkedHashSet<>(named);
        if (distinct.size() > 1) {
            throw CheckError.config(
                    "%s: %s is the name of %s. Write which one."
                            .formatted(at, wanted, String.join(" and ", distinct)));
        }
        if (named.size() > 1 && kind == null) {
            throw CheckError.config(
                    "%s: the check names %s as several kinds of property. Write which one fails: fails always %s, fails atRest %s or fails sometimes %s."
                            .formatted(at, wanted, wanted, wanted, wanted));
        }
        Set<Failure.Kind> kinds = kind == null ? OF_PROPERTIES : Set.of(kind);
        return new Expectation(text, named.get(0), kinds, List.of());
    }

    /** The properties of a check by which it is expected to fail. */
    private List<Property> failing(List<Property> properties) {
        return properties.stream()
                .filter(property -> property.name().equals(failure))
                .filter(property -> kinds.contains(FAILURES.get(property.kind())))
                .toList();
    }

    private static CheckError otherKind(
            Expectation expected, List<Property> properties, String at) {
        String keys =
                properties.stream()
                        .filter(property -> property.name().equals(expected.failure))
                        .map(property -> property.kind().key().toString())
                        .collect(Collectors.joining(" and "));
        return CheckError.config(
                "%s: \"%s\" cannot come: %s is asked as %s only. Leave the kind out, or name the property under the key of that kind."
                        .formatted(at, expected.text, expected.failure, keys));
    }

    /**
     * Refuses a repair that does not ask what fails: that it holds would say nothing. Where the
     * repair speaks for a claim in the place of the check, it asks all that the check asks; so it
     * does where any of them may throw.
     *
     * @param repair what it asks
     * @param properties of the check that names it
     */
    void mustBeAskedBy(PropertyClasses repair, CheckFile check, List<Property> properties) {
        boolean all = !check.maskedBy().isEmpty() || kinds.contains(Failure.Kind.PROPERTY_THREW);
        for (Property property : all ? properties : failing(properties)) {
            boolean asked =
                    repair.types(property.kind()).stream()
                            .anyMatch(type -> type.getName().equals(property.name()));
            if (asked) continue;
            throw CheckError.config(
                    "%s = %s: that check does not ask %s (%s), so that it says nothing of what is to be mended. Name it there too."
                            .formatted(
                                    check.at(CheckFile.Key.FIXED_BY),
                                    check.fixedBy(),
                                    property.name(),
                                    property.kind().key()));
        }
    }

    /** What a task can end in. */
    private static Optional<Expectation> ofTask(
            String text, String wanted, Finder classes, String at) {
        if (wanted.equals(DEADLOCK)) return Optional.of(of(text, DEADLOCK, DEADLOCKS.kinds));
        if (wanted.equals(ASSERTION)) return Optional.of(of(text, ASSERTION_ERROR, OF_TASKS));
        for (RuleViolation.Rule rule : RuleViolation.Rule.values()) {
            if (!wanted.equals(rule.label())) continue;
            return Optional.of(of(text, wanted, Set.of(Failure.Kind.RULE)));
        }
        return throwable(wanted, classes, at)
                .map(type -> of(text, Failure.nameOf(type.getName()), OF_TASKS));
    }

    private static Expectation of(String text, String failure, Set<Failure.Kind> kinds) {
        return new Expectation(text, failure, kinds, List.of());
    }

    private static Expectation thrown(String text, String exception, Finder classes, String at) {
        Class<?> type =
                throwable(exception, classes, at)
                        .orElseThrow(
                                () ->
                                        CheckError.config(
                                                "%s: %s is no exception, and fails property is for one that a property throws. For a property that does not hold write fails PROPERTY."
                                                        .formatted(at, exception)));
        return of(text, Failure.nameOf(type.getName()), Set.of(Failure.Kind.PROPERTY_THREW));
    }

    private static List<String> known(List<Property> properties) {
        List<String> known = new ArrayList<>();
        properties.forEach(property -> known.add(property.name()));
        Arrays.stream(RuleViolation.Rule.values()).forEach(rule -> known.add(rule.label()));
        known.add(DEADLOCK);
        known.add(ASSERTION);
        return known;
    }

    private static Optional<Class<?>> throwable(String name, Finder classes, String at) {
        if (!name.matches("[\\w.$]+")) return Optional.empty();
        Optional<Class<?>> type = classes.find(name, at);
        if (type.isEmpty()) type = classes.find("java.lang." + name, at);
        return type.filter(Throwable.class::isAssignableFrom);
    }

    /** Whether a class is named so, perhaps without its package or the class around it. */
    private static boolean isNamed(String name, String wanted) {
        return name.equals(wanted) || name.endsWith("." + wanted) || name.endsWith("$" + wanted);
    }

    public boolean isMetBy(Result result) {
        if (failure.isEmpty()) return result.verdict() == Verdict.HOLDS;
        Failure found = result.failure();
        if (found == null || result.verdict() != Verdict.FAILS) return false;
        return kinds.contains(found.kind()) && (found.name().equals(failure) || isAny(found));
    }

    /** Whether any assertion will do, of whichever class. */
    private boolean isAny(Failure found) {
        return text.equals(FAILS + ASSERTION) && found.kind() == Failure.Kind.ASSERTION;
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
