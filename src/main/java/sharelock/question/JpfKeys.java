package sharelock.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Maps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keys of Java PathFinder that a check may set. Which ones there are, and in which group, is
 * said in {@code jpf-keys.txt}. Those that cannot change what is searched go on to JPF; any other
 * must have the value that Sharelock itself gives it, or be left out.
 */
final class JpfKeys {
    static final JpfKeys KNOWN = new JpfKeys();

    private static final String ANY_END = "*";
    private static final Set<String> COMPLETE =
            Set.of(
                    "gov.nasa.jpf.search.DFSearch",
                    "gov.nasa.jpf.search.heuristic.BFSHeuristic",
                    ".search.DFSearch",
                    ".search.heuristic.BFSHeuristic");

    /** What keys may change. */
    enum Group {
        PRINTED("only what JPF prints, or where it looks for source lines", ""),
        ORDER(
                "the search: it can leave out states, or follow some paths only",
                "Write gov.nasa.jpf.search.DFSearch or gov.nasa.jpf.search.heuristic.BFSHeuristic"),
        CLASSPATH("where JPF looks for classes", ""),
        LEAVES_OUT(
                "the search: it can leave out states, or end it before all are seen",
                "Leave it out; budgets are the options --timeout, --max-states and --max-memory"),
        CHOICES("which choices are tried", "Leave it out; a choice of the model is Steps.choose"),
        THREADS("where JPF lets another task go on, and so which states there are", "Leave it out"),
        STATES("which states JPF takes for the same, or what is left of them", "Leave it out"),
        JUDGES(
                "what counts as a failure",
                "Leave it out; what must hold is said with check.always and check.atRest"),
        PARTS("which parts JPF itself is made of", "Leave it out"),
        PROGRAM(
                "what program runs, or what it sees of the machine",
                "Leave it out; a model gets its arguments with check.args"),
        ANSWER(
                "what JPF reports, from which Sharelock reads its answer",
                "Leave it out; plain JPF takes it on its command line"),
        LISTENERS(
                "what listeners of JPF do, and a listener may end the search or leave out states",
                "Leave it out; plain JPF takes it on its command line"),
        SET_UP(
                "what JPF is made of and where it is",
                "Leave it out; JPF is named with --jpf-home, or in site.properties"),
        UNCLASSIFIED("what is searched", "Leave it out");

        private final String changes;
        private final String remedy;

        Group(String changes, String remedy) {
            this.changes = changes;
            this.remedy = remedy;
        }

        private static Group named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** What a key of the group may change. */
        String changes() {
            return changes;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What stands for the folder of a file of settings. */
    private static final String FOLDER = "${config_path}";

    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, String> common;

    private JpfKeys() {
        Properties properties = new Properties();
        try (InputStream keys = open("jpf-keys.txt");
                InputStream ours = open("/sharelock/jpf/common.properties")) {
            read(new BufferedReader(new InputStreamReader(keys, UTF_8)).lines());
            properties.load(ours);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        common = Maps.fromProperties(properties);
    }

    private static InputStream open(String resource) {
        InputStream in = JpfKeys.class.getResourceAsStream(resource);
        if (in == null) throw new IllegalStateException(resource + " is not built in");
        return in;
    }

    private void read(Stream<String> lines) {
        List<Group> now = new ArrayList<>();
        lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            if (line.startsWith("[")) {
                                now.add(Group.named(line.substring(1, line.length() - 1)));
                            } else {
                                groups.put(line, now.get(now.size() - 1));
                            }
                        });
    }

    /** The keys of a group, those with any end too. */
    List<String> of(Group group) {
        return groups.keySet().stream().filter(key -> groups.get(key) == group).toList();
    }

    /** The group of a key; empty if JPF has no such key. */
    Optional<Group> group(String key) {
        Group exactly = groups.get(key);
        if (exactly != null) return Optional.of(exactly);
        return groups.keySet().stream()
                .filter(pattern -> matches(pattern, key))
                .max(Comparator.comparingInt(String::length))
                .map(groups::get);
    }

    private static boolean matches(String pattern, String key) {
        if (pattern.startsWith(ANY_END)) return key.endsWith(pattern.substring(1));
        return pattern.endsWith(ANY_END)
                && key.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /** The keys that can be named in full. */
    Collection<String> names() {
        return groups.keySet().stream().filter(key -> !key.contains(ANY_END)).toList();
    }

    /** Whether JPF has keys that begin with this word. */
    boolean claims(String word) {
        return Stream.concat(names().stream(), groups.keySet().stream())
                .anyMatch(key -> key.split("[.*]", 2)[0].equals(word));
    }

    /**
     * Looks whether a check may set a key.
     *
     * @param at the file
     */
    void refuseUnlessHarmless(String at, String key, String value) {
        Group group = group(key).orElse(Group.UNCLASSIFIED);
        if (group == Group.PRINTED || group == Group.CLASSPATH) return;
        if (group == Group.ORDER && COMPLETE.contains(value)) return;
        String ours = common.get(key);
        if (ours != null && isOurs(ours, value)) return;
        if (key.equals("target")) throw plainJpf(at, value);
        String known = groups.containsKey(key) ? "" : Spelling.didYouMean(key, names());
        throw CheckError.config(
                "%s: %s: a check cannot set this key of JPF, since it may change %s. %s.%s%s"
                        .formatted(
                                at,
                                Spelling.shown(key),
                                group.changes,
                                group.remedy,
                                ours == null ? "" : " Sharelock's own value is " + ours + ".",
                                known));
    }

    private static CheckError plainJpf(String at, String target) {
        return CheckError.config(
                "%s: target = %s: this is a check of plain JPF, of a program with main(). Run it with JPF itself (jpf %s). Sharelock checks models: name one with check.model and leave out target."
                        .formatted(at, Spelling.shown(target), at));
    }

    /**
     * Whether a value is Sharelock's own one, of a key that is a path too: there the folder of the
     * file stands in it, and Sharelock itself sets it anew for each run of JPF.
     */
    private static boolean isOurs(String ours, String value) {
        if (normal(ours).equals(normal(value))) return true;
        return ours.startsWith(FOLDER) && value.endsWith(ours.substring(FOLDER.length()));
    }

    /** A value as JPF takes it. */
    private static String normal(String value) {
        String word = value.strip();
        for (List<String> same :
                List.of(List.of("true", "yes", "on"), List.of("false", "no", "off"))) {
            if (same.contains(word.toLowerCase(Locale.ROOT))) return same.get(0);
        }
        return word;
    }
}
