package sharelock.jpf.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was heard in a search from its begin to its end. JPF's JVM writes it to a file of its own,
 * and Sharelock reads it: what a model prints is no part of it, and a search that did not come to
 * its end leaves none.
 *
 * <pre>
 *   looked              somebody has looked at a state that is not at rest
 *   reached a.Goal      a goal holds in some state
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

    private static final String REACHED = "reached ";
    private static final String LOOKED = "looked";
    private static final String CUT = "cut";
    private static final String COMPLETE = "complete";

    public Evidence {
        reached = Set.copyOf(reached);
    }

    /** Reads what was heard; nothing if there is no such file. */
    public static Evidence read(Path file) {
        if (!Files.exists(file)) return NONE;
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Set<String> reached = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith(REACHED)) reached.add(line.substring(REACHED.length()));
        }
        boolean cut = lines.contains(CUT);
        boolean ended = !lines.isEmpty() && lines.get(lines.size() - 1).equals(COMPLETE);
        return new Evidence(reached, lines.contains(LOOKED), cut, ended && !cut);
    }

    /** Writes down what is heard in a search, at its end. */
    static final class Writer {
        private final ByName jpf;
        private final Path file;
        private final List<String> lines = new ArrayList<>();

        private Writer(ByName jpf, Path file) {
            this.jpf = jpf;
            this.file = file;
        }

        /** Listens to the search of a VM. */
        static Writer listen(ByName jpf, Object vm, Path file) throws ReflectiveOperationException {
            Writer writer = new Writer(jpf, file);
            Object search = jpf.get(vm, "getSearch");
            Listeners.add(
                    jpf,
                    search,
                    event -> {
                        if (event.equals("searchConstraintHit")) writer.cut();
                        if (event.equals("searchFinished")) writer.end(search);
                    });
            return writer;
        }

        void reached(String goal) {
            lines.add(REACHED + goal);
        }

        void looked() {
            lines.add(LOOKED);
        }

        private void cut() {
            if (!lines.contains(CUT)) lines.add(CUT);
        }

        private void end(Object search) throws IOException {
            boolean stopped = jpf.is(search, "isDone"); // somebody has told it to
            if (jpf.ask(search, "getLastSearchConstraint") != null || stopped) cut();
            if (!lines.contains(CUT)) lines.add(COMPLETE);
            Files.write(file, lines);
        }
    }
}
