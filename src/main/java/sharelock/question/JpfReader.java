package sharelock.question;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .jpf} file as Java PathFinder does: Java properties, in order, {@code @include}
 * relative to the file, and <code>${key}</code> replaced by what was said before.
 */
public final class JpfReader {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private JpfReader() {}

    public static Map<String, String> read(Path file) {
        JpfReader reader = new JpfReader();
        reader.load(file, text(file));
        return reader.values;
    }

    /** The whole of a file that a user named. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw CheckError.config(file + ": there is no such file.");
        } catch (AccessDeniedException denied) {
            throw CheckError.config(file + ": the file may not be read.");
        } catch (CharacterCodingException foreign) {
            throw CheckError.config(file + ": the file is not text in UTF-8.");
        } catch (IOException broken) {
            throw CheckError.config(file + ": the file cannot be read: " + broken.getMessage());
        }
    }

    private void load(Path file, String text) {
        Path real = file.toAbsolutePath().normalize();
        if (open.contains(real)) throw CheckError.config(file + ": @include leads back to itself.");
        open.push(real);
        try {
            new Entries(file).load(new StringReader(text));
        } catch (IOException | IllegalArgumentException malformed) {
            throw CheckError.config(
                    file + ": not a Java properties file: " + malformed.getMessage());
        }
        open.pop();
    }

    private void put(Path file, String key, String value) {
        if (key.equals("@include")) {
            String included = expand(file, key, value);
            Path path = file.resolveSibling(included);
            if (!Files.exists(path)) {
                throw CheckError.config(file + ": @include: there is no file " + path + ".");
            }
            load(path, text(path));
        } else {
            values.put(key, expand(file, key, value));
        }
    }

    private String expand(Path file, String key, String value) {
        Matcher references = REFERENCE.matcher(value.strip());
        return references.replaceAll(
                found -> Matcher.quoteReplacement(meaning(file, key, found.group(1))));
    }

    private String meaning(Path file, String key, String name) {
        if (name.equals("config_path")) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return folder == null ? "/" : folder.toString();
        }
        String value = values.get(name);
        if (value != null) return value;
        if (key.startsWith("check.") || key.equals("@include")) {
            throw CheckError.config(
                    "%s: %s: ${%s} is not known. Set %s before it, or write the value."
                            .formatted(file, key, name, name));
        }
        return "${" + name + "}";
    }

    /** Hands on the entries of one file in the order in which they are written. */
    private final class Entries extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Path file;
        private final transient Set<Object> seen = new HashSet<>();

        Entries(Path file) {
            this.file = file;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            boolean again = !seen.add(key) && key.toString().startsWith("check.");
            if (again) throw CheckError.config(file + ": " + key + " is set twice. Keep one.");
            JpfReader.this.put(file, key.toString(), value.toString());
            return value;
        }
    }
}
