package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The real visited set and frontier of the explicit engine, explored by JPF: what {@code
 * sharelock.search.TwoWorkers} asserts holds in every interleaving of two workers.
 */
@NeedsJpf
class RealSearchTest {

    @Test
    void everyInterleavingOfTwoWorkersFindsEachStateOnce() throws IOException {
        assertThat(explore("locked")).contains("no errors detected");
    }

    @Test
    void workersWithoutLocksAreFoundOut() throws IOException {
        assertThat(explore("unlocked")).contains("NoUncaughtExceptionsProperty");
    }

    private static String explore(String how) throws IOException {
        Path jar = NeedsJpf.OrSkip.home().orElseThrow().jar();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JpfProcess.FLAGS);
        command.addAll(List.of("-Xmx1g", "-cp", jar.toString(), "gov.nasa.jpf.JPF"));
        command.add(
                "+classpath=target/classes;target/test-classes;target/lib/jspecify.jar;target/lib/guava.jar");
        command.add("+cg.threads.break_arrays=true");
        command.add("+target=sharelock.search.TwoWorkers");
        command.add("+target.args=" + how);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
