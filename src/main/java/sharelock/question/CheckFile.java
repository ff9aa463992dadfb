package sharelock.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sharelock.question.text.Javadoc;
import sharelock.result.Result;

/**
 * One check as its {@code .jpf} file, or a saved trace, states it. Nothing in it has been looked up
 * yet.
 */
public final class CheckFile {
    private static final String EXTENSION = ".jpf";
    private static final String HOLDS = "holds";
    private static final String FAILS = "fails";
    private static final String NONE = "NONE";

    /** Behind it come the engine, a number and the extension of a trace. */
    private static final int LONGEST_NAME = 200;

    /** What the value of a key is. */
    enum Takes {
        WORD,
        TEXT,
        PROPERTIES,
        ARGUMENTS,
        CHANGES;

        /** Whether there may be several, with commas between them. */
        boolean several() {
            return this != WORD && this != TEXT;
        }
    }

    /** What a check may say, by the name behind {@code check.}. */
    public enum Key {
        MODEL("model", Takes.WORD),
        ARGS("args", Takes.ARGUMENTS),
        JPF_ARGS("jpfArgs", Takes.ARGUMENTS),
        ALWAYS("always", Takes.PROPERTIES),
        AT_REST("atRest", Takes.PROPERTIES),
        SOMETIMES("sometimes", Takes.PROPERTIES),
        JPF_SOMETIMES("jpfSometimes", Takes.PROPERTIES),
        ENDLESS("endless", Takes.WORD),
        EXPECT("expect", Takes.WORD),
        THROUGH("through", Takes.CHANGES),
        CLAIM("claim", Takes.TEXT),
        CLAIM_HOLDS_IF("claimHoldsIf", Takes.WORD),
        DOCUMENT("document", Takes.TEXT),
        FIXED_BY("fixedBy", Takes.WORD),
        MASKED_BY("maskedBy", Takes.CHANGES),
        MUTANTS("mutants", Takes.CHANGES),
        SIZE("size", Takes.WORD);

        private final String text;
        private final Takes takes;

        Key(String name, Takes takes) {
            text = KeyRules.OURS + name;
            this.takes = takes;
        }

        Takes takes() {
            return takes;
        }

        static List<String> names() {
            return Arrays.stream(values()).map(Key::toString).toList();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final String name;
    private final String source;
    private final String description;
    private final SortedMap<Key, String> values;
    private final SortedMap<String, String> settings;
    private final List<String> leftOut;

    /** What a file names as {@link #fixedBy()}; its variants and a saved trace have none. */
    private @Nullable CheckFile repair;

    private CheckFile(
            String name,
            String source,
            String description,
            SortedMap<Key, String> values,
            SortedMap<String, String> settings,
            List<String> leftOut) {
        this.settings = settings;
        this.leftOut = leftOut;
        this.name = name;
        this.source = source;
        this.description = description;
        this.values = values;
    }

    public static CheckFile read(Path path) {
        return read(path, key -> null);
    }

    /**
     * @param site what the file may refer to that it does not set
     */
    public static CheckFile read(Path path, JpfReader.Site site) {
        CheckFile check = readAlone(path, site);
        if (!check.fixedBy().isEmpty()) check.repair = readAlone(check.fixedByFile(), site);
        return check;
    }

    private static CheckFile readAlone(Path path, JpfReader.Site site) {
        String file = String.valueOf(path.getFileName());
        if (!path.toString().isEmpty() && !file.endsWith(EXTENSION) && !Files.isDirectory(path)) {
            throw CheckError.config(path + ": not a check file: its name must end in .jpf.");
        }
        String text = TextFile.settings(path);
        String name = withoutExtension(Path.of(file));
        if (name.getBytes(UTF_8).length > LONGEST_NAME) {
            throw CheckError.config(
                    "%s: the name is too long for the files of its traces. Shorten it to %d characters."
                            .formatted(path, LONGEST_NAME));
        }
        CheckFile check =
                of(
                        name,
                        path.toString(),
                        leadingComment(text),
                        KeyRules.sort(JpfReader.settings(path, text, site)));
        if (!check.fixedBy().isEmpty() && !Files.exists(check.fixedByFile())) {
            throw CheckError.config(
                    "%s: there is no %s beside this file. Name a check without its folder and .jpf."
                            .formatted(check.at(Key.FIXED_BY), check.fixedBy() + EXTENSION));
        }
        check.mutants();
        return check;
    }

    /**
     * @param source the file that the keys come from
     * @param keys all keys, of others too
     */
    public static CheckFile of(
            String name, String source, String description, Map<String, String> keys) {
        Map<String, JpfReader.Setting> settings = new LinkedHashMap<>();
        keys.forEach(
                (key, value) -> settings.put(key, new JpfReader.Setting(value, Path.of(source))));
        return of(name, source, description, KeyRules.sort(settings));
    }

    private static CheckFile of(
            String name, String source, String description, KeyRules.Sorted keys) {
        CheckFile file =
                new CheckFile(name, source, description, keys.ours(), keys.jpf(), List.of());
        if (file.get(Key.MODEL).isEmpty()) {
            throw CheckError.config(
                    source + ": check.model is missing. Write check.model = package.Class.");
        }
        file.oneOf(Key.SIZE, "small", "large");
        file.oneOf(Key.ENDLESS, "false", "true");
        file.oneOf(Key.CLAIM_HOLDS_IF, HOLDS, FAILS);
        if (file.claim().isEmpty() && !file.get(Key.CLAIM_HOLDS_IF).isEmpty()) {
            throw CheckError.config(
                    source + ": check.claimHoldsIf is set without a check.claim. Quote the claim.");
        }
        if (!file.fixedBy().isEmpty() && file.expected().equals(HOLDS)) {
            throw CheckError.config(
                    "%s: this check is expected to hold, so that there is nothing to be mended. Leave it out, or say in check.expect what fails."
                            .formatted(file.at(Key.FIXED_BY)));
        }
        if (file.claim().isEmpty() && !file.get(Key.MASKED_BY).isEmpty()) {
            throw CheckError.config(
                    source
                            + ": check.maskedBy is set without a check.claim. Quote the claim that the failure says nothing of.");
        }
        if (file.fixedBy().isEmpty() && !file.get(Key.MASKED_BY).isEmpty()) {
            throw CheckError.config(
                    source
                            + ": check.maskedBy is set without a check.fixedBy. Name the check that shows what comes of the claim once that is mended.");
        }
        return file;
    }

    private void oneOf(Key key, String usual, String other) {
        String value = get(key);
        if (!List.of("", usual, other).contains(value)) {
            throw CheckError.config(
                    "%s is %s or %s, not %s.".formatted(at(key), usual, other, value));
        }
    }

    /** The same check with other arguments. */
    CheckFile with(Map<String, String> arguments) {
        SortedMap<Key, String> changed = new TreeMap<>(values);
        changed.put(
                Key.ARGS,
                arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + "=" + argument.getValue())
                        .collect(Collectors.joining(", ")));
        return new CheckFile(name, source, description, changed, settings, leftOut);
    }

    /** The same check of a model without a call or a condition. */
    CheckFile without(String place) {
        return new CheckFile(
                name, source, description, new TreeMap<>(values), settings, List.of(place));
    }

    /** Calls and conditions that a mutant leaves out of the model's code. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** The check files of a folder and its subfolders, by name. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(CheckFile::isCheck)
                    .sorted(Comparator.comparing(CheckFile::withoutExtension))
                    .toList();
        } catch (IOException | UncheckedIOException broken) {
            throw CheckError.config(folder + ": the folder cannot be read: " + broken.getMessage());
        }
    }

    /** Whether a file is meant as a check; one whose name has other letters is then refused. */
    private static boolean isCheck(Path file) {
        boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
        return named && !Files.isDirectory(file);
    }

    private static String withoutExtension(Path file) {
        String name = file.toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private static String leadingComment(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("#") && !line.startsWith("!")) break;
            lines.add(line.substring(1).strip());
        }
        return Javadoc.sentence(String.join(" ", lines));
    }

    public String name() {
        return name;
    }

    /** The first sentence of the leading comment; empty if there is none. */
    public String description() {
        return description;
    }

    /** The sentence that the check confirms or refutes; empty if it states none. */
    public String claim() {
        return get(Key.CLAIM);
    }

    /** Whether the claim is true if the check's model holds; otherwise it is true if it fails. */
    public boolean claimHoldsWithModel() {
        return !get(Key.CLAIM_HOLDS_IF).equals(FAILS);
    }

    /** Where the claim is made: author, subject, year; empty if that is not said. */
    public String document() {
        return get(Key.DOCUMENT);
    }

    /** The check that holds once the failure of this one is mended; empty if none is named. */
    public String fixedBy() {
        return get(Key.FIXED_BY);
    }

    /**
     * What has to be mended before the failure says anything of the claim: constants of {@link
     * #fixedBy()}'s set of fixes. Empty if it fails by its own fault.
     */
    public List<String> maskedBy() {
        return list(Key.MASKED_BY);
    }

    /** That check; empty if none is named, or it is not known here. */
    Optional<CheckFile> repair() {
        return Optional.ofNullable(repair);
    }

    /** The file of {@link #fixedBy()}. */
    public Path fixedByFile() {
        return Path.of(source).resolveSibling(fixedBy() + EXTENSION);
    }

    /** The same check of models that must turn it red, by what each changes; these have none. */
    public Map<String, CheckFile> mutants() {
        Map<String, CheckFile> mutants = new LinkedHashMap<>();
        for (Mutation mutation : Mutation.of(this)) {
            CheckFile mutant = mutation.applyTo(this);
            mutant.values.remove(Key.MUTANTS);
            if (mutants.put(mutation.toString(), mutant) != null) {
                throw CheckError.config(
                        "%s: %s stands twice.".formatted(at(Key.MUTANTS), mutation));
            }
        }
        return mutants;
    }

    public String model() {
        return get(Key.MODEL);
    }

    /** The expected verdict, as written. */
    public String expected() {
        String expected = get(Key.EXPECT);
        return expected.isEmpty() ? HOLDS : expected;
    }

    /** Whether the check runs only when it is asked for. */
    public boolean isLarge() {
        return get(Key.SIZE).equals("large");
    }

    /** Whether the model may have no state at rest. */
    public boolean isEndless() {
        return get(Key.ENDLESS).equals("true");
    }

    /** The value of a key; empty if it is not set. */
    public String get(Key key) {
        return values.getOrDefault(key, "");
    }

    /** The keys that go on to JPF, and their values. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The values of a key that takes several. */
    public List<String> list(Key key) {
        return Arrays.stream(get(key).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** How many properties of each kind it asks for; of states nothing is known here. */
    public Result.Asked asks() {
        return new Result.Asked(
                list(Key.ALWAYS).size(), list(Key.AT_REST).size(), list(Key.SOMETIMES).size(), 0);
    }

    /** The arguments by name, in the order in which they are written. */
    public Map<String, String> arguments() {
        return arguments(Key.ARGS);
    }

    private Map<String, String> arguments(Key key) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String part : list(key)) {
            String[] pair = part.split("=", 2);
            String argument = pair[0].strip();
            if (pair.length < 2 || argument.isEmpty()) {
                throw CheckError.config(
                        "%s: \"%s\" is no argument. Write name=value."
                                .formatted(at(key), Spelling.shown(part)));
            }
            if (arguments.put(argument, pair[1].strip()) != null) {
                throw CheckError.config(
                        "%s: %s is set twice.".formatted(at(key), Spelling.shown(argument)));
            }
        }
        return arguments;
    }

    /** The same check in the size for JPF: check.jpfArgs replace arguments of check.args. */
    public CheckFile sizedForJpf() {
        Map<String, String> arguments = arguments();
        for (Map.Entry<String, String> other : arguments(Key.JPF_ARGS).entrySet()) {
            String was = arguments.put(other.getKey(), other.getValue());
            if (other.getValue().equals(was)) {
                throw CheckError.config(
                        "%s: %s=%s is in check.args too. Leave it out here."
                                .formatted(at(Key.JPF_ARGS), other.getKey(), was));
            }
            if (was == null) {
                throw CheckError.config(
                        "%s: %s is no argument in check.args.%s"
                                .formatted(at(Key.JPF_ARGS), other.getKey(), nameOne()));
            }
        }
        SortedMap<Key, String> small = new TreeMap<>(with(arguments).values);
        small.remove(Key.MUTANTS);
        if (!get(Key.JPF_ARGS).isEmpty()) small.remove(Key.SIZE);
        if (!get(Key.JPF_SOMETIMES).isEmpty()) {
            String goals = goalsForJpf();
            if (goals.isEmpty()) small.remove(Key.SOMETIMES);
            else small.put(Key.SOMETIMES, goals);
        }
        small.remove(Key.JPF_ARGS); // it has the size that they say
        small.remove(Key.JPF_SOMETIMES);
        return new CheckFile(name, source, description, small, settings, leftOut);
    }

    private String nameOne() {
        Map<String, String> known = arguments();
        if (known.isEmpty()) return " There are none: leave check.jpfArgs out.";
        return " Name one of " + String.join(", ", known.keySet()) + ".";
    }

    /** The goals that the size for JPF can reach: some of the check's own, or none. */
    private String goalsForJpf() {
        String goals = get(Key.JPF_SOMETIMES);
        List<String> some = list(Key.JPF_SOMETIMES);
        if (list(Key.SOMETIMES).isEmpty() && goals.equals(NONE)) throw noGoals(goals);
        if (goals.equals(NONE)) return "";
        if (some.size() != Set.copyOf(some).size()) {
            throw CheckError.config(
                    "%s: a goal stands twice. Keep one.".formatted(at(Key.JPF_SOMETIMES)));
        }
        if (Set.copyOf(some).equals(Set.copyOf(list(Key.SOMETIMES)))) {
            throw CheckError.config(
                    "%s: these are all of check.sometimes, which JPF is asked anyway. Leave it out."
                            .formatted(at(Key.JPF_SOMETIMES)));
        }
        for (String goal : list(Key.JPF_SOMETIMES)) {
            if (!list(Key.SOMETIMES).contains(goal)) throw noGoals(goal);
        }
        return goals;
    }

    private CheckError noGoals(String goal) {
        List<String> known = list(Key.SOMETIMES);
        String some =
                known.isEmpty()
                        ? "The check has no goals: leave check.jpfSometimes out."
                        : "Name some of %s, or %s.".formatted(String.join(", ", known), NONE);
        return CheckError.config(
                "%s: %s is not among those of check.sometimes. %s"
                        .formatted(at(Key.JPF_SOMETIMES), goal, some));
    }

    /** The file that the check is read from. */
    public String source() {
        return source;
    }

    /** Where a key stands, for an error. */
    public String at(Key key) {
        return source + ": " + key;
    }

    /** The keys that are set, as they are written. */
    public Map<String, String> keys() {
        return values.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                Map.Entry::getValue,
                                (a, b) -> b,
                                TreeMap::new));
    }
}
