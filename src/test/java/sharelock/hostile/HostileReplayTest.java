package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * A trace that somebody has changed is not confirmed. Here a row's check is what leaves the trace,
 * and its command says how that is changed:
 *
 * <pre>
 *   cut /trace/steps 2            leaves out all elements of a list but the first two
 *   drop /trace/steps 0           leaves out an element or a field
 *   set /failure/name "x"         sets an element or a field to a value of JSON
 *   text ...                      is the whole file
 * </pre>
 */
@Tag("hostile")
@Timeout(60)
@Tag("long")
class HostileReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "replay";

    @TempDir static Path folder;
    private static HostileBench bench;

    @BeforeAll
    static void compile() throws IOException {
        bench = new HostileBench(folder).compile(TOPIC);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/replay.csv", delimiter = '|', quoteCharacter = '`')
    void aChangedTraceIsNotConfirmed(ArgumentsAccessor cells) throws Exception {
        run(bench, HostileRow.of(cells.toList()));
    }

    static void run(HostileBench bench, HostileRow row) throws Exception {
        Path place = bench.place(TOPIC);
        String out = bench.out(TOPIC).toString();
        Path check = place.resolve("c.jpf");
        List<String> words = List.of("check", check.toString(), "--classpath", out);
        HostileBench.write(row.check(), words);
        assertThat(HostileBench.here(place, words).code()).isIn(11, 12, 14);
        Path trace = place.resolve("traces/c.trace.json");
        for (String edit : HostileRow.list(row.command())) change(trace, edit);
        bench.run(row, place, List.of("replay", trace.toString(), "--classpath", out));
    }

    private static void change(Path trace, String edit) throws IOException {
        String[] words = edit.split(" ", 3);
        String rest = edit.substring(words[0].length()).strip();
        if (words[0].equals("text")) {
            Files.writeString(trace, rest);
            return;
        }
        JsonNode all = JSON.readTree(trace.toFile());
        int last = words[1].lastIndexOf('/');
        switch (words[0]) {
            case "cut" -> cut((ArrayNode) all.at(words[1]), Integer.parseInt(words[2]));
            case "drop" -> drop(all.at(words[1].substring(0, last)), words[1].substring(last + 1));
            case "set" -> {
                JsonNode value = JSON.readTree(words[2]);
                set(all.at(words[1].substring(0, last)), words[1].substring(last + 1), value);
            }
            default -> throw new IllegalArgumentException(edit);
        }
        JSON.writeValue(trace.toFile(), all);
    }

    private static void cut(ArrayNode list, int length) {
        while (list.size() > length) list.remove(list.size() - 1);
    }

    private static void drop(JsonNode from, String name) {
        if (from instanceof ArrayNode list) list.remove(Integer.parseInt(name));
        else ((ObjectNode) from).remove(name);
    }

    private static void set(JsonNode in, String name, JsonNode value) {
        if (in instanceof ArrayNode list) list.set(Integer.parseInt(name), value);
        else ((ObjectNode) in).set(name, value);
    }
}
