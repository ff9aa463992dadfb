package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs inside JPF gets its class files from folders. */
class WorkspaceTest {
    @TempDir Path folder;

    private Path jar(String... entries) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.length());
            }
        }
        return jar;
    }

    @Test
    void aJarIsUnpackedOnceAndGoesWithTheFolder() throws IOException {
        Path jar = jar("a/B.class", "a/B$C.class", "META-INF/MANIFEST.MF");
        Path unpacked;
        try (Workspace workspace = new Workspace()) {
            unpacked = workspace.folderOf(jar);
            assertThat(unpacked.resolve("a/B.class")).hasBinaryContent(new byte[] {9});
            assertThat(unpacked.resolve("a/B$C.class")).exists();
            assertThat(unpacked.resolve("META-INF")).doesNotExist();
            assertThat(workspace.folderOf(jar)).isEqualTo(unpacked);
            assertThat(workspace.folderOf(folder)).isEqualTo(folder);
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void whatIsNoJarIsNamed() throws IOException {
        Path text = Files.write(folder.resolve("text.jar"), List.of("no jar"));
        for (Path wrong : List.of(text, jar("../../outside.class"))) {
            try (Workspace workspace = new Workspace()) {
                assertThatThrownBy(() -> workspace.folderOf(wrong))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(wrong + " cannot be unpacked for JPF: ");
            }
        }
    }
}
