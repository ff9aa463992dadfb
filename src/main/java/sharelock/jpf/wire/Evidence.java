package sharelock.jpf.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was heard in a search from its begin to its end. JPF's JVM writes it to a file of its own,
 * and Sharelock reads it: what a model prints is no part of it, and a search that did not come to
 * its end leaves none.
 *
 * <pre>
 *   reached|a.Goal      a goal holds in some state
 *   looked              somebody has looked at a state that is not at rest
 *   cut                 JPF came to a limit of its search, and did not look behind it
 *   complete            the last line of a search that was not cut
 * </pre>
 *
 * @param reached the goals that were reached, by the names of their classes
 * @param looked whether somebody has looked at a state that is not at rest
 * @param cut whether JPF came to a limit
 * @param complete whether the search came to its end without coming to a limit
 */
public record Evidence(Set<String> reached, boolean looked, boolean cut, boolean complete) {
    /** Nothing was heard. */
    public static final Evidence NONE = new Evidence(Set.of(), false, false, false);

    private static final String REACHED = "reached";
    private static final String LOOKED = "looked";
    private static final String CUT = "cut";
    private static final String COMPLETE = "complete";

    public Evidence {
        if (cut && complete)
            throw new IllegalArgumentException("A search that was cut is not whole");
        reached = Set.copyOf(reached);
    }

    /** Writes it down. */
    public void write(Path file) throws IOException {
        Files.write(file, lines());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String goal : new TreeSet<>(reached)) lines.add(Fields.line(REACHED, goal));
        if (looked) lines.add(LOOKED);
        if (cut) lines.add(CUT);
        if (complete) lines.add(COMPLETE);
        return lines;
    }

    /** Reads what was heard; nothing if there is no such file, or it is not whole. */
    public static Evidence read(Path file) {
        if (!Files.exists(file)) return NONE;
        try {
            return of(Files.readAllLines(file));
        } catch (IllegalArgumentException cutShort) {
            return NONE;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Evidence of(List<String> lines) {
        Set<String> reached = new HashSet<>();
        for (String line : lines) {
            List<String> fields = Fields.of(line);
            if (fields.get(0).equals(REACHED) && fields.size() == 2) reached.add(fields.get(1));
        }
        boolean cut = lines.contains(CUT);
        boolean ended = !lines.isEmpty() && lines.get(lines.size() - 1).equals(COMPLETE);
        return new Evidence(reached, lines.contains(LOOKED), cut, ended && !cut);
    }
}
