package sharelock.jpf;

import com.google.common.base.Joiner;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import sharelock.jpf.wire.Names.Keys;

/** The settings of JPF for the runs of a check. */
final class JpfSettings {
    private static final String COMMON = "common.properties";
    private static final String ORDER = "search.class";
    private static final String LISTENER = "listener";

    private JpfSettings() {}

    /**
     * The settings of any run: the common ones, those of the check, which may be others, and where
     * JPF finds classes and reports to.
     *
     * @param heard the file for what is heard in the search
     */
    static Map<String, String> of(
            Map<String, String> check, List<Path> classpath, Path report, Path heard) {
        Properties properties = new Properties();
        try (InputStream in = JpfSettings.class.getResourceAsStream(COMMON)) {
            if (in == null) throw new IllegalStateException(COMMON + " is not built in");
            properties.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, String> settings = new HashMap<>(Maps.fromProperties(properties));
        settings.putAll(check);
        settings.put("classpath", Joiner.on(';').join(classpath));
        String sources = check.getOrDefault("sourcepath", "");
        String beside = Joiner.on(';').join(classpath);
        settings.put("sourcepath", sources.isEmpty() ? beside : beside + ";" + sources);
        settings.put("native_classpath", classpath.get(0).toString());
        settings.put(Keys.READ, heard.toString());
        settings.put("report.publisher", "xml,console");
        settings.put("report.xml.file", report.toString());
        settings.put("report.xml.property_violation", "");
        settings.put("report.xml.finished", "result,statistics");
        settings.put("report.console.start", "");
        settings.put("report.console.property_violation", "");
        settings.put("report.console.probe", "statistics");
        settings.put("report.console.finished", "statistics");
        settings.put("report.probe_interval", "1");
        return settings;
    }

    static Map<String, String> depthFirst() {
        return Map.of(ORDER, "gov.nasa.jpf.search.DFSearch");
    }

    /**
     * A search of all states, up to a number of them, that stores the path to a failure.
     *
     * @param most states; JPF counts them from 0, ends behind the last one, and takes 0 for no
     *     budget
     */
    static Map<String, String> search(Path path, long most) {
        long last = Math.min(Math.max(most - 1, 1), Integer.MAX_VALUE);
        return Map.of(
                LISTENER,
                "gov.nasa.jpf.listener.TraceStorer,gov.nasa.jpf.listener.BudgetChecker",
                "trace.file",
                path.toString(),
                "budget.max_state",
                Long.toString(last));
    }

    /** A run that goes a stored path again. */
    static Map<String, String> again(Path path) {
        Map<String, String> settings = new HashMap<>(depthFirst());
        settings.put(LISTENER, "gov.nasa.jpf.listener.ChoiceSelector");
        settings.put("choice.use_trace", path.toString());
        settings.put("choice.search_after_trace", "false");
        return settings;
    }
}
