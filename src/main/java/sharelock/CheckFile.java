package sharelock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One check as its {@code .jpf} file, or a saved trace, states it. Nothing in it has been looked up
 * yet.
 */
public final class CheckFile {
    private static final String OURS = "check.";
    private static final String EXTENSION = ".jpf";

    /** What a check may say, by the name behind {@code check.}. */
    enum Key {
        MODEL("model"),
        ARGS("args"),
        ALWAYS("always"),
        AT_REST("atRest"),
        SOMETIMES("sometimes"),
        EXPECT("expect"),
        CLAIM("claim"),
        SIZE("size");

        private final String text;

        Key(String name) {
            text = OURS + name;
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

    private CheckFile(
            String name, String source, String description, SortedMap<Key, String> values) {
        this.name = name;
        this.source = source;
        this.description = description;
        this.values = values;
    }

    public static CheckFile read(Path path) {
        if (Files.isDirectory(path)) {
            throw CheckError.config(path + ": a folder, not a " + EXTENSION + " file.");
        }
        String file = String.valueOf(path.getFileName());
        if (!file.endsWith(EXTENSION)) {
            throw CheckError.config(path + ": not a check file: its name must end in .jpf.");
        }
        String name = withoutExtension(Path.of(file));
        String description = leadingComment(JpfReader.text(path));
        return of(name, path.toString(), description, JpfReader.read(path));
    }

    /**
     * @param source the file that the keys come from
     * @param keys all keys, of others too
     */
    static CheckFile of(String name, String source, String description, Map<String, String> keys) {
        SortedMap<Key, String> values = new TreeMap<>();
        keys.forEach(
                (key, value) -> {
                    refuseUnknown(source, key);
                    if (key.startsWith(OURS)) {
                        values.put(Key.values()[Key.names().indexOf(key)], unquoted(value));
                    }
                });
        CheckFile file = new CheckFile(name, source, description, values);
        if (file.get(Key.MODEL).isEmpty()) {
            throw CheckError.config(
                    source + ": check.model is missing. Write check.model = package.Class.");
        }
        if (!List.of("", "small", "large").contains(file.get(Key.SIZE))) {
            throw CheckError.config(
                    "%s: check.size is small or large, not %s."
                            .formatted(source, file.get(Key.SIZE)));
        }
        return file;
    }

    /** The check files of a folder and its subfolders, by name. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted(Comparator.comparing(CheckFile::withoutExtension))
                    .toList();
        } catch (IOException broken) {
            throw CheckError.config(folder + ": the folder cannot be read: " + broken.getMessage());
        }
    }

    private static String withoutExtension(Path file) {
        String name = file.toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private static void refuseUnknown(String source, String key) {
        if (Key.names().contains(key)) return;
        String prefix = key.split("(?<=[^A-Za-z])", 2)[0];
        if (key.startsWith(OURS) || Spelling.distance(prefix, OURS) == 1) {
            throw CheckError.config(
                    "%s: unknown key %s.%s Known keys: %s."
                            .formatted(
                                    source,
                                    key,
                                    Spelling.didYouMean(key, Key.names()),
                                    String.join(", ", Key.names())));
        }
    }

    private static String leadingComment(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("#") && !line.startsWith("!")) break;
            lines.add(line.substring(1).strip());
        }
        return Javadoc.sentence(String.join(" ", lines));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
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

    public String model() {
        return get(Key.MODEL);
    }

    /** The expected verdict, as written. */
    public String expected() {
        String expected = get(Key.EXPECT);
        return expected.isEmpty() ? "holds" : expected;
    }

    /** Whether the check runs only when it is asked for. */
    public boolean isLarge() {
        return get(Key.SIZE).equals("large");
    }

    /** The value of a key; empty if it is not set. */
    String get(Key key) {
        return values.getOrDefault(key, "");
    }

    /** The values of a key that takes several. */
    List<String> list(Key key) {
        return Arrays.stream(get(key).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Where a key stands, for an error. */
    String at(Key key) {
        return source + ": " + key;
    }

    /** The keys that are set, as they are written. */
    Map<String, String> keys() {
        return values.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                Map.Entry::getValue,
                                (a, b) -> b,
                                TreeMap::new));
    }
}
