package sharelock.jpf;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A folder for the files of one check, which goes with it, also when Sharelock is interrupted. */
final class Workspace implements AutoCloseable {
    private static final int TRIES = 10;
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Path folder;
    private final AtExit atExit;
    private final Map<Path, Path> unpacked = new HashMap<>();

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

    /**
     * A folder with the classes of an entry of a class path, which may be a jar: what runs inside
     * JPF can read class files from folders only.
     *
     * @throws IllegalStateException when the jar cannot be read
     */
    Path folderOf(Path entry) {
        if (!Files.isRegularFile(entry)) return entry;
        return unpacked.computeIfAbsent(entry, jar -> unpack(jar, "jar" + unpacked.size()));
    }

    private Path unpack(Path jar, String name) {
        Path target = folder.resolve(name);
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("/"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Path copy = target.resolve(file.toString().substring(1));
                MoreFiles.createParentDirectories(copy);
                Files.copy(file, copy);
            }
            return target;
        } catch (IOException | ProviderNotFoundException broken) {
            throw new IllegalStateException(jar + " cannot be unpacked for JPF: " + broken, broken);
        }
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
