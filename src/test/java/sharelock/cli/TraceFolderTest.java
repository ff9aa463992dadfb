package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sharelock.question.CheckError;

/** Whether traces can be saved is tried without a trace of the trial. */
@Timeout(60)
class TraceFolderTest {
    private static final int RUNS = 4;
    private static final int TRIALS = 500;
    @TempDir Path folder;

    @Test
    void runsThatTryTheSameFolderDoNotDisturbEachOther() throws Exception {
        Path traces = folder.resolve("a/b/traces");
        Callable<Void> run =
                () -> {
                    for (int trial = 0; trial < TRIALS; trial++) new TraceFolder(traces).tryIt();
                    return null;
                };
        var runs = Executors.newFixedThreadPool(RUNS);
        try {
            var all = runs.invokeAll(IntStream.range(0, RUNS).mapToObj(each -> run).toList());
            for (var each : all) each.get();
        } finally {
            runs.shutdownNow();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLinkToNowhereIsNoFolder() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(new TraceFolder(link)::tryIt)
                .isInstanceOf(CheckError.class)
                .hasMessageContaining("there is no such folder");
        assertThat(folder).isDirectoryContaining(link::equals);
    }
}
