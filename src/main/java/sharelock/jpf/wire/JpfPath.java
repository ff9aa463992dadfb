package sharelock.jpf.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A path that JPF went, as JPF's JVM tells of it in a file. The lines of a transition are behind
 * it:
 *
 * <pre>
 *   thread|1|parent
 *   initial|field|value
 *   transition|thread|generator|choice|step|first
 *   frame|call|file|type|method|line
 *   read|value
 *   changed|field|before|after
 *   returned|call
 *   end
 * </pre>
 *
 * @param threads the names of the threads of tasks, which are those of the tasks, by number
 * @param initial the fields of the model that can change, and their values before the first step
 * @param transitions what the threads of tasks did, in order
 * @param returned the calls that had returned at the end of the path, by number
 */
public record JpfPath(
        Map<Integer, String> threads,
        Map<String, String> initial,
        List<Transition> transitions,
        Set<Integer> returned) {

    private static final String THREAD = "thread";
    private static final String INITIAL = "initial";
    private static final String TRANSITION = "transition";
    private static final String FRAME = "frame";
    private static final String READ = "read";
    private static final String CHANGED = "changed";
    private static final String RETURNED = "returned";
    private static final String END = "end";

    public JpfPath {
        threads = Collections.unmodifiableMap(new TreeMap<>(threads));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        transitions = List.copyOf(transitions);
        returned = Collections.unmodifiableSet(new TreeSet<>(returned));
    }

    /**
     * What one thread did in between two of JPF's scheduling points.
     *
     * @param generator simple name of the class that chose what comes next
     * @param choice the number of the choice, from 1
     * @param step where it is in a step of {@code Steps}
     * @param stack where it began: the calls of the model that the thread was in, innermost first
     * @param found what it did
     */
    public record Transition(
            int thread, String generator, int choice, InStep step, List<Frame> stack, Found found) {

        public Transition {
            stack = List.copyOf(stack);
        }
    }

    /** Where a transition is in a step. */
    public enum InStep {
        /** It has none. */
        OUTSIDE,
        /** It begins one. */
        BEGINS,
        /** It begins inside of one, with a choice. */
        INSIDE
    }

    /**
     * What a transition did.
     *
     * @param first its first instruction, {@code getfield pagetable.Mm.table}
     * @param read the values that were read first, as a reader knows them: one or none
     * @param changed fields that had another value behind it
     */
    public record Found(String first, List<String> read, List<Changed> changed) {

        public Found {
            read = List.copyOf(read);
            changed = List.copyOf(changed);
        }
    }

    /** A field with its value before and behind. */
    public record Changed(String field, String before, String after) {}

    /**
     * A call of a method that has not returned.
     *
     * @param call number of the call
     * @param file source file with its folder, {@code pagetable/Mm.java}
     * @param line that it has come to
     */
    public record Frame(int call, String file, String type, String method, int line) {}

    /** Writes it down. */
    public void write(Path file) throws IOException {
        Files.write(file, lines());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        threads.forEach((number, name) -> lines.add(line(THREAD, number, name)));
        initial.forEach((field, value) -> lines.add(line(INITIAL, field, value)));
        for (Transition transition : transitions) {
            lines.add(
                    line(
                            TRANSITION,
                            transition.thread,
                            transition.generator,
                            transition.choice,
                            transition.step,
                            transition.found.first));
            for (Frame frame : transition.stack) {
                lines.add(
                        line(FRAME, frame.call, frame.file, frame.type, frame.method, frame.line));
            }
            for (String value : transition.found.read) lines.add(line(READ, value));
            for (Changed change : transition.found.changed) {
                lines.add(line(CHANGED, change.field, change.before, change.after));
            }
        }
        for (int call : returned) lines.add(line(RETURNED, call));
        lines.add(END);
        return lines;
    }

    private static String line(Object... fields) {
        String[] texts = new String[fields.length];
        for (int i = 0; i < texts.length; i++) texts[i] = fields[i].toString();
        return Fields.line(texts);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is none, or not whole
     */
    public static JpfPath read(Path file) {
        if (!Files.exists(file)) throw notWhole("there is none", null);
        try {
            return of(Files.readAllLines(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static JpfPath of(List<String> lines) {
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
            throw notWhole("it has no end", null);
        }
        Reading reading = new Reading();
        for (String line : lines.subList(0, lines.size() - 1)) {
            try {
                reading.add(Fields.of(line));
            } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
                throw notWhole(line, malformed);
            }
        }
        return reading.path();
    }

    private static IllegalArgumentException notWhole(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "What JPF told of its path is not whole: " + why, cause);
    }

    /** The first line of a transition. */
    private record Head(int thread, String generator, int choice, InStep step, String first) {}

    /** What has been read so far. */
    private static final class Reading {
        private final Map<Integer, String> threads = new TreeMap<>();
        private final Map<String, String> initial = new LinkedHashMap<>();
        private final List<Transition> transitions = new ArrayList<>();
        private final Set<Integer> returned = new TreeSet<>();
        private @Nullable Head begun;
        private final List<Frame> stack = new ArrayList<>();
        private final List<String> read = new ArrayList<>();
        private final List<Changed> changed = new ArrayList<>();

        void add(List<String> line) {
            switch (line.get(0)) {
                case THREAD -> threads.put(number(line, 1), line.get(2));
                case INITIAL -> initial.put(line.get(1), line.get(2));
                case TRANSITION -> {
                    endTransition();
                    begun =
                            new Head(
                                    number(line, 1),
                                    line.get(2),
                                    number(line, 3),
                                    InStep.valueOf(line.get(4)),
                                    line.get(5));
                }
                case FRAME ->
                        stack.add(
                                new Frame(
                                        number(line, 1),
                                        line.get(2),
                                        line.get(3),
                                        line.get(4),
                                        number(line, 5)));
                case READ -> read.add(line.get(1));
                case CHANGED -> changed.add(new Changed(line.get(1), line.get(2), line.get(3)));
                case RETURNED -> returned.add(number(line, 1));
                default -> throw new IllegalArgumentException("unknown word " + line.get(0));
            }
        }

        private void endTransition() {
            if (begun == null) return;
            transitions.add(
                    new Transition(
                            begun.thread,
                            begun.generator,
                            begun.choice,
                            begun.step,
                            stack,
                            new Found(begun.first, read, changed)));
            begun = null;
            stack.clear();
            read.clear();
            changed.clear();
        }

        JpfPath path() {
            endTransition();
            return new JpfPath(threads, initial, transitions, returned);
        }

        private static int number(List<String> line, int field) {
            return Integer.parseInt(line.get(field));
        }
    }
}
