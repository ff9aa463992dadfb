package sharelock.question;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .jpf} file as Java PathFinder does: Java properties, {@code @include} relative to
 * the file, <code>${key}</code> replaced by what was said before, {@code key+} and {@code +key} to
 * add to it. Other than there an included file gives defaults only: what the file itself sets
 * counts, wherever the {@code @include} stands, and two included files may not disagree.
 */
public final class JpfReader {
    /** What nobody writes by hand, and what would fill the memory. */
    private static final int MOST_FILES = 500;

    private static final int DEEPEST = 50;
    private static final int LONGEST = 1_000_000;

    private static final String INCLUDE = "@include";
    private static final String CONFIG_PATH = "config_path";

    private final Site site;
    private final Deque<Entries> open = new ArrayDeque<>();
    private int files;

    private JpfReader(Site site) {
        this.site = site;
    }

    /** What a file may refer to that it does not set: JPF's {@code site.properties}. */
    public interface Site {
        /** The value of a key; null if it is not set there. */
        @Nullable String get(String key);
    }

    /**
     * What a file says of a key.
     *
     * @param file where it is said
     */
    record Setting(String value, Path file) {}

    public static Map<String, String> read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        settings(file, TextFile.settings(file), key -> null)
                .forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** All keys, in the order in which they stand. */
    static Map<String, Setting> settings(Path file, String text, Site site) {
        return new JpfReader(site).readFile(file, text).all();
    }

    /** The whole of a file that a user named. */
    public static String text(Path file) {
        return TextFile.read(file);
    }

    private Entries readFile(Path file, String text) {
        Path real = file.toAbsolutePath().normalize();
        for (Entries outer : open) {
            if (!outer.real.equals(real)) continue;
            throw CheckError.config(file + ": @include leads back to itself.");
        }
        if (open.size() > DEEPEST) {
            throw CheckError.config(
                    "%s: @include: files include each other more than %d deep. Put them into fewer files."
                            .formatted(file, DEEPEST));
        }
        if (++files > MOST_FILES) {
            throw CheckError.config(
                    "%s: @include: more than %d files are included. Put them into fewer files."
                            .formatted(file, MOST_FILES));
        }
        Entries entries = new Entries(file, real);
        open.push(entries);
        try {
            entries.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException malformed) {
            throw CheckError.config(
                    file + ": not a Java properties file: " + malformed.getMessage());
        }
        entries.finish();
        open.pop();
        return entries;
    }

    /** The value of a key at this point of the reading. */
    private @Nullable Setting find(String key) {
        for (Entries entries : (Iterable<Entries>) open::descendingIterator) {
            Setting own = entries.own.get(key);
            if (own != null) return own;
        }
        for (Entries entries : open) {
            Setting included = entries.included.get(key);
            if (included != null) return included;
        }
        return null;
    }

    /** Hears the entries of one file in the order in which they are written. */
    private final class Entries extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Path file;
        private final transient Path real;
        private final transient Map<String, Setting> own = new LinkedHashMap<>();
        private final transient Map<String, Setting> included = new LinkedHashMap<>();
        private final transient Map<String, CheckError> disagreements = new LinkedHashMap<>();

        /** What was made of the values that included files give; these must not change behind. */
        private final transient Map<String, @Nullable Setting> added = new HashMap<>();

        private final transient Map<String, String> referred = new LinkedHashMap<>();

        Entries(Path file, Path real) {
            this.file = file;
            this.real = real;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            enter(key.toString(), value.toString().strip());
            return value;
        }

        private void enter(String key, String value) {
            if (value.startsWith("+=")) {
                throw CheckError.config(
                        "%s: %s: to add to a key there is no blank before the +, here and for JPF: %s+=..."
                                .formatted(file, Spelling.shown(key), Spelling.shown(key)));
            }
            if (key.equals(INCLUDE)) {
                include(expand(key, value));
            } else if (key.length() > 1 && key.endsWith("+")) {
                add(key.substring(0, key.length() - 1), value, false);
            } else if (key.length() > 1 && key.startsWith("+")) {
                add(key.substring(1), value, true);
            } else if (own.containsKey(key)) {
                throw CheckError.config(
                        "%s: %s is set twice. Keep one.".formatted(file, Spelling.shown(key)));
            } else {
                own.put(key, new Setting(expand(key, value), file));
            }
        }

        private void add(String key, String value, boolean before) {
            String text = expand(key, value);
            Setting set = own.get(key);
            if (set == null) {
                for (Entries outer : open) {
                    if (outer.real.equals(real) || !outer.own.containsKey(key)) continue;
                    throw CheckError.config(
                            "%s: %s is added to, and %s sets it above its @include. Put the @include first there."
                                    .formatted(file, key, outer.file));
                }
                set = included.get(key);
                added.put(key, set);
            }
            if (set == null && !key.startsWith(KeyRules.OURS)) {
                throw CheckError.config(
                        "%s: there is nothing that %s could be added to. Set it, or put the @include that sets it first."
                                .formatted(file, Spelling.shown(key)));
            }
            String old = set == null ? "" : set.value();
            own.put(key, new Setting(limited(key, before ? text + old : old + text), file));
        }

        private void include(String name) {
            if (name.isEmpty()) throw CheckError.config(file + ": @include names no file.");
            Path path;
            try {
                path = file.resolveSibling(name);
            } catch (InvalidPathException wrong) {
                throw CheckError.config(
                        "%s: @include: %s is no name of a file."
                                .formatted(file, Spelling.shown(name)));
            }
            if (!Files.exists(path)) {
                throw CheckError.config(
                        "%s: @include: there is no file %s."
                                .formatted(file, Spelling.shown(path.toString())));
            }
            readFile(path, TextFile.settings(path)).all().forEach(this::inherit);
        }

        private void inherit(String key, Setting setting) {
            Setting other = included.putIfAbsent(key, setting);
            if (other == null || other.value().equals(setting.value())) return;
            if (key.equals(KeyRules.NAMESPACES)) {
                String both = other.value() + ", " + setting.value();
                included.put(key, new Setting(both, setting.file()));
                return;
            }
            disagreements.putIfAbsent(
                    key,
                    CheckError.config(
                            "%s: %s is \"%s\" in %s and \"%s\" in %s, both of which are included. Set it here, or in one of them."
                                    .formatted(
                                            file,
                                            Spelling.shown(key),
                                            Spelling.shown(other.value()),
                                            other.file(),
                                            Spelling.shown(setting.value()),
                                            setting.file())));
        }

        /** Looks whether what the file says depends on where in it it stands. */
        private void finish() {
            disagreements.forEach(
                    (key, disagreement) -> {
                        if (!own.containsKey(key) || added.containsKey(key)) throw disagreement;
                    });
            added.forEach(
                    (key, base) -> {
                        if (!Objects.equals(base, included.get(key))) {
                            throw CheckError.config(
                                    "%s: %s is added to above the @include that sets it. Put the @include first."
                                            .formatted(file, key));
                        }
                    });
            referred.forEach(
                    (key, value) -> {
                        Setting now = find(key);
                        if (now == null || now.value().equals(value)) return;
                        throw CheckError.config(
                                "%s: ${%s} is used as \"%s\", and %s makes it \"%s\" behind that. Set %s before it is used."
                                        .formatted(
                                                file,
                                                Spelling.shown(key),
                                                Spelling.shown(value),
                                                now.file(),
                                                Spelling.shown(now.value()),
                                                Spelling.shown(key)));
                    });
            Entries outer = outer();
            if (outer != null) referred.forEach(outer.referred::putIfAbsent);
        }

        private @Nullable Entries outer() {
            return open.stream().skip(1).findFirst().orElse(null);
        }

        /** What this file and those that it includes say. */
        Map<String, Setting> all() {
            Map<String, Setting> all = new LinkedHashMap<>(included);
            all.putAll(own);
            Setting ours = own.get(KeyRules.NAMESPACES);
            Setting theirs = included.get(KeyRules.NAMESPACES);
            if (ours != null && theirs != null) {
                String both = theirs.value() + ", " + ours.value();
                all.put(KeyRules.NAMESPACES, new Setting(both, file));
            }
            return all;
        }

        private String expand(String key, String value) {
            StringBuilder text = new StringBuilder();
            int at = 0;
            for (int from = value.indexOf("${"); from >= 0; from = value.indexOf("${", at)) {
                int to = value.indexOf('}', from);
                if (to < 0) {
                    throw CheckError.config(
                            "%s: %s: a ${ has no }.".formatted(file, Spelling.shown(key)));
                }
                text.append(value, at, from).append(meaning(key, value.substring(from + 2, to)));
                limited(key, text);
                at = to + 1;
            }
            return limited(key, text.append(value.substring(at))).toString();
        }

        private <T extends CharSequence> T limited(String key, T text) {
            if (text.length() <= LONGEST) return text;
            throw CheckError.config(
                    "%s: %s: the value has more than %,d characters."
                            .formatted(file, Spelling.shown(key), LONGEST));
        }

        private String meaning(String key, String name) {
            if (name.equals(CONFIG_PATH)) {
                Path folder = real.getParent();
                return folder == null ? "/" : folder.toString();
            }
            Setting setting = find(name);
            if (setting != null) {
                if (!name.equals(key)) referred.putIfAbsent(name, setting.value());
                return setting.value();
            }
            String value = site.get(name);
            if (value == null && !key.startsWith(KeyRules.OURS)) value = System.getProperty(name);
            if (value != null) return value;
            throw CheckError.config(
                    "%s: %s: ${%s} is not known. Set %s before it, or write the value."
                            .formatted(
                                    file,
                                    Spelling.shown(key),
                                    Spelling.shown(name),
                                    Spelling.shown(name)));
        }
    }
}
