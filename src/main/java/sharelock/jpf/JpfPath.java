package sharelock.jpf;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import sharelock.result.Change;

/**
 * A path that JPF went, as {@code sharelock.jpf.child} tells of it.
 *
 * @param threads the names of the threads of tasks, which are those of the tasks, by number
 * @param initial the fields of the model that can change, and their values before the first step
 * @param transitions what the threads of tasks did, in order
 * @param returned the calls that had returned at the end of the path, by number
 */
record JpfPath(
        Map<Integer, String> threads,
        Map<String, String> initial,
        List<Transition> transitions,
        Set<Integer> returned) {

    /**
     * What one thread did in between two of JPF's scheduling points.
     *
     * @param generator simple name of the class that chose what comes next
     * @param choice the number of the choice, from 1
     * @param step where it is in a step of {@code Steps}
     * @param stack where it began: the calls of the model that the thread was in, innermost first
     * @param found what it did
     */
    record Transition(
            int thread,
            String generator,
            int choice,
            InStep step,
            List<Frame> stack,
            Found found) {}

    /** Where a transition is in a step. */
    enum InStep {
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
     * @param changes fields that had another value behind it
     */
    record Found(String first, List<String> read, List<Change> changes) {}

    /**
     * A call of a method that has not returned.
     *
     * @param call number of the call
     * @param file source file with its folder, {@code pagetable/Mm.java}
     * @param line that it has come to
     */
    record Frame(int call, String file, String type, String method, int line) {}

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is none, or not whole
     */
    static JpfPath read(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (Reader text = Files.newBufferedReader(file)) {
            Reading reading = new Reading(factory.createXMLStreamReader(text));
            return reading.path();
        } catch (XMLStreamException malformed) {
            throw new IllegalArgumentException(
                    "What JPF told of its path is not whole: " + malformed.getMessage(), malformed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What has been read so far. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private final Map<Integer, String> threads = new TreeMap<>();
        private final Map<String, String> initial = new LinkedHashMap<>();
        private final List<Transition> transitions = new ArrayList<>();
        private final Set<Integer> returned = new HashSet<>();

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        JpfPath path() throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                switch (xml.getLocalName()) {
                    case "initial" -> initial.put(attribute("field"), attribute("value"));
                    case "transition" -> transitions.add(transition());
                    case "returned" -> returned.add(number("call"));
                    default -> {
                        // The path itself.
                    }
                }
            }
            return new JpfPath(threads, initial, transitions, returned);
        }

        private Transition transition() throws XMLStreamException {
            int thread = number("thread");
            threads.put(thread, attribute("name"));
            String generator = attribute("generator");
            int choice = number("choice");
            String first = attribute("first");
            InStep step = InStep.OUTSIDE;
            List<Frame> stack = new ArrayList<>();
            List<String> read = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT || !isIn("transition")) {
                if (!xml.isStartElement()) continue;
                switch (xml.getLocalName()) {
                    case "read" -> read.add(attribute("value"));
                    case "frame" -> stack.add(frame());
                    case "change" ->
                            changes.add(
                                    new Change(
                                            attribute("field"),
                                            attribute("before"),
                                            attribute("after"),
                                            false));
                    case "begins" -> step = step == InStep.INSIDE ? step : InStep.BEGINS;
                    case "inside" -> step = InStep.INSIDE;
                    default -> returned.add(number("call"));
                }
            }
            return new Transition(
                    thread, generator, choice, step, stack, new Found(first, read, changes));
        }

        private boolean isIn(String element) {
            return xml.getLocalName().equals(element);
        }

        private Frame frame() {
            return new Frame(
                    number("call"),
                    attribute("file"),
                    attribute("type"),
                    attribute("method"),
                    number("line"));
        }

        private String attribute(String name) {
            return String.valueOf(xml.getAttributeValue(null, name));
        }

        private int number(String name) {
            return Integer.parseInt(attribute(name));
        }
    }
}
