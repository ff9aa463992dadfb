package sharelock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.result.Trace;

class SavedTraceTest {

    @TempDir Path folder;

    @Test
    void aSavedTraceIsReadBackAsItWas() throws IOException {
        SavedTrace saved = SavedTraces.twoTasks();
        Path file = saved.save(folder.resolve("new/folder/x.trace.json"));
        assertThat(SavedTrace.parse(Files.readString(file))).isEqualTo(saved);
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anOlderFileIsReplaced() throws IOException {
        Path file = folder.resolve("x.trace.json");
        Files.writeString(file, "old");
        SavedTraces.twoTasks().save(file);
        assertThat(SavedTrace.parse(Files.readString(file))).isEqualTo(SavedTraces.twoTasks());
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        String text = Files.readString(SavedTraces.twoTasks().save(folder.resolve("x.trace.json")));
        assertRefused("", "not a trace that Sharelock has saved.");
        assertRefused("[]", "not a trace that Sharelock has saved.");
        assertRefused("{\"format\":\"itf\"}", "not a trace that Sharelock has saved.");
        assertRefused(text.substring(0, text.length() / 2), "the trace is damaged: ");
        assertRefused(text + "}", "the trace is damaged: ");
        assertRefused(text.replace("\"task\" : 1", "\"task\" : 9"), "the trace is damaged: ");
        assertRefused(text.replace("\"kind\" : \"INVARIANT\"", "\"kind\" : \"X\""), "damaged");
        assertRefused(text.replace("\"choices\" : [ ]", "\"choices\" : null"), "damaged");
        assertRefused(text.replace("\"action\"", "\"actions\""), "the trace is damaged: ");
        assertRefused(text.replace("\"task\" : 1", "\"task\" : \"1\""), "the trace is damaged: ");
        assertRefused(
                text.replaceFirst("\"states\" : ", "\"states\" : -1"), "the trace is damaged: ");
        assertRefused(
                text.replaceFirst("\"states\" : \\d+", "\"states\" : \"5\""),
                "the trace is damaged: ");
        assertRefused(
                text.replace("\"version\" : 3", "\"version\" : \"3\""),
                "a trace of format version \"3\", and this");
    }

    /** Of the steps that were found it stays known; of others nobody has asked. */
    @Test
    void whatIsGoneAgainIsAsShortAsItWas() {
        SavedTrace saved = SavedTraces.twoTasks();
        Trace gone = saved.trace().shortest(false);
        assertThat(saved.goneBy(saved.engine(), gone).trace().shortest()).isTrue();
        assertThat(saved.goneBy("another", gone).trace().shortest()).isFalse();
        Trace part = new Trace(gone.tasks(), gone.initial(), gone.steps().subList(0, 1));
        assertThat(saved.goneBy(saved.engine(), part).trace().shortest()).isFalse();
    }

    @Test
    void anotherVersionIsNamed() throws IOException {
        String text = Files.readString(SavedTraces.twoTasks().save(folder.resolve("x.trace.json")));
        assertRefused(
                text.replace("\"version\" : 3", "\"version\" : 2"),
                "a trace of format version 2, and this Sharelock reads version 3. Replay it with"
                        + " the Sharelock that saved it, or run the check again.");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> SavedTrace.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
