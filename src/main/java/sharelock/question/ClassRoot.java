package sharelock.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A folder or a jar with class files. */
final class ClassRoot {
    private static final String CLASS = ".class";
    private static final String OURS = "sharelock/";
    private static final int MOST_BYTES = 16 << 20;

    private final Path path;
    private final @Nullable JarFile jar;
    private final boolean users;

    private ClassRoot(Path path, boolean users) {
        this.path = path;
        this.users = users;
        jar = Files.isDirectory(path) ? null : open(path);
    }

    /**
     * An entry of the user's class path.
     *
     * @throws CheckError when it is neither a folder nor a jar, or has classes of Sharelock
     */
    static ClassRoot ofUser(Path entry) {
        if (entry.toString().isEmpty()) {
            throw CheckError.config(
                    "--classpath: an entry is empty. Name a folder or a jar; the current folder is a dot.");
        }
        if (!Files.exists(entry)) {
            throw CheckError.config("--classpath: there is no " + entry + ".");
        }
        boolean readable = !Files.isDirectory(entry) || Files.isExecutable(entry);
        if (!readable || !Files.isReadable(entry)) {
            throw CheckError.config(
                    "--classpath: %s may not be read. Give yourself the permission."
                            .formatted(entry));
        }
        ClassRoot root = new ClassRoot(entry, true);
        root.refuseOurs();
        return root;
    }

    /** The classes that come with Sharelock. */
    static Optional<ClassRoot> shipped() {
        CodeSource source = ClassRoot.class.getProtectionDomain().getCodeSource();
        if (source == null) return Optional.empty();
        try {
            return Optional.of(new ClassRoot(Path.of(source.getLocation().toURI()), false));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JarFile open(Path path) {
        try {
            if (!Files.isRegularFile(path)) throw new IOException("it is no file");
            return new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
        } catch (IOException broken) {
            throw CheckError.config(
                    "--classpath: %s is neither a folder nor a jar: %s. Name the folder or the jar that holds the class files."
                            .formatted(path, broken.getMessage()));
        }
    }

    /** A class of the user that has the name of one of ours would not be the one that runs. */
    private void refuseOurs() {
        for (String file : classFiles(OURS)) {
            byte[] theirs = read(file);
            if (theirs == null || Arrays.equals(theirs, ours(file))) continue;
            throw CheckError.config(
                    "--classpath: %s holds the class %s. The package sharelock and those below it are Sharelock's own. Give the class another package, or take it from the path."
                            .formatted(path, nameOf(file)));
        }
    }

    private static byte[] ours(String file) {
        try (InputStream in = ClassRoot.class.getClassLoader().getResourceAsStream(file)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String nameOf(String file) {
        return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
    }

    Path path() {
        return path;
    }

    boolean isUsers() {
        return users;
    }

    /** How a report calls it. */
    String origin() {
        return users ? path.toString() : "sharelock";
    }

    /** Tells the JVM where a class comes from. */
    ProtectionDomain domain() {
        try {
            URL url = path.toUri().toURL();
            return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The bytes of a file, or null if there is none.
     *
     * @throws CheckError when it is too large or cannot be read
     */
    byte @Nullable [] read(String file) {
        try {
            if (jar == null) return readFile(file);
            ZipEntry entry = jar.getEntry(file);
            if (entry == null || entry.isDirectory()) return null;
            refuseLarge(file, entry.getSize());
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readNBytes(MOST_BYTES);
            }
        } catch (IOException broken) {
            throw CheckError.config(
                    "%s: %s cannot be read: %s. Build it again."
                            .formatted(path, file, broken.getMessage()));
        }
    }

    private byte @Nullable [] readFile(String file) throws IOException {
        try {
            Path found = path.resolve(file);
            if (!Files.isRegularFile(found)) return null;
            refuseLarge(file, Files.size(found));
            return Files.readAllBytes(found);
        } catch (InvalidPathException noName) {
            return null;
        }
    }

    private void refuseLarge(String file, long size) {
        if (size <= MOST_BYTES) return;
        throw CheckError.config(
                "%s: %s has %,d MB; a class file has %d MB at most. Compile it again."
                        .formatted(path, file, size >> 20, MOST_BYTES >> 20));
    }

    /** The names of all classes but Sharelock's own. */
    List<String> names() {
        return classFiles("").stream()
                .filter(file -> !file.startsWith(OURS) && !file.startsWith("META-INF"))
                .map(ClassRoot::nameOf)
                .filter(name -> !name.endsWith("-info"))
                .toList();
    }

    private List<String> classFiles(String below) {
        if (jar != null) {
            return jar.versionedStream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(below) && name.endsWith(CLASS))
                    .toList();
        }
        Path folder = path.resolve(below);
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(CLASS))
                    .toList();
        } catch (IOException | UncheckedIOException broken) {
            throw CheckError.config(
                    "--classpath: %s cannot be read: %s".formatted(path, broken.getMessage()));
        }
    }
}
