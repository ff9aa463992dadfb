package sharelock.jpf;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * JPF's XML report of one run.
 *
 * @param error the first error; null if JPF found none
 * @param states how many distinct states it saw
 * @param visited how often it came to a known one
 * @param endStates how many states nothing follows; 0 without an error means that nothing was shown
 */
record JpfReport(@Nullable Finding error, long states, long visited, long endStates) {

    /**
     * An error that JPF reports.
     *
     * @param property JPF's class that found it
     * @param details what that says, an exception with its stack trace for one
     */
    record Finding(String property, String details) {}

    /** JPF does not escape what stands in these elements. */
    private static final Pattern FREE_TEXT =
            Pattern.compile("(<details>)(.*?)(</details>)", Pattern.DOTALL);

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException when it is none, or not whole
     */
    static JpfReport read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static JpfReport parse(String text) {
        Matcher free = FREE_TEXT.matcher(text);
        String escaped =
                free.replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1) + cdata(found.group(2)) + found.group(3)));
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(escaped));
            Reading reading = new Reading(xml);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) reading.element();
            }
            return reading.whole();
        } catch (XMLStreamException malformed) {
            throw new IllegalArgumentException(
                    "JPF's report is not whole: " + malformed.getMessage(), malformed);
        }
    }

    private static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }

    /** What has been read so far. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private final Map<String, Long> counts = new HashMap<>();
        private @Nullable String property;
        private @Nullable Finding error;
        private boolean finished;

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        void element() throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "property" -> property = xml.getElementText();
                case "details" -> {
                    boolean first = error == null;
                    String details = xml.getElementText();
                    if (first) error = new Finding(String.valueOf(property), details.strip());
                }
                case "result" -> finished = true;
                case "new-states", "visited-states", "end-states" ->
                        counts.put(xml.getLocalName(), Long.parseLong(xml.getElementText()));
                default -> {
                    // Nothing that is asked for.
                }
            }
        }

        JpfReport whole() {
            if (!finished || counts.size() < 3) {
                throw new IllegalArgumentException("JPF's report has no result or no statistics");
            }
            return new JpfReport(
                    error,
                    counts.getOrDefault("new-states", 0L),
                    counts.getOrDefault("visited-states", 0L),
                    counts.getOrDefault("end-states", 0L));
        }
    }
}
