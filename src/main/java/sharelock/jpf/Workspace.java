package sharelock.jpf;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** A folder for the files of one check, which goes with it, also when Sharelock is interrupted. */
final class Workspace implements AutoCloseable {
    private static final int TRIES = 10;
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Path folder;
    private final AtExit atExit;

    Workspace() {
        try {
            folder = Files.createTempDirectory("sharelock-jpf");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        atExit = new AtExit(() -> tryToDelete(folder));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(Map<String, String> keys) {
        Properties properties = new Properties();
        properties.putAll(keys);
        Path file = file("check.jpf");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file;
    }

    @Override
    public void close() {
        atExit.cancel();
        try {
            delete(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** JPF may still be about to end, and write until then. */
    private static void tryToDelete(Path folder) {
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            try {
                delete(folder);
            } catch (IOException notYet) {
                Uninterruptibles.sleepUninterruptibly(BETWEEN);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
