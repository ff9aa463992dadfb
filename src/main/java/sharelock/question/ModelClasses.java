package sharelock.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes that checks can name: those shipped with Sharelock and those of the user. */
public final class ModelClasses {
    private final ClassLoader loader;
    private final List<Path> roots;

    private ModelClasses(ClassLoader loader, List<Path> roots) {
        this.loader = loader;
        this.roots = roots;
    }

    /**
     * @param classpath folders and jars of the user, looked into after our own
     */
    public static ModelClasses of(List<Path> classpath) {
        ClassLoader ours = ModelClasses.class.getClassLoader();
        List<Path> roots = new ArrayList<>(shipped());
        List<URL> urls = new ArrayList<>();
        for (Path entry : classpath) {
            if (!Files.exists(entry)) {
                throw CheckError.config("--classpath: there is no " + entry + ".");
            }
            roots.add(entry);
            urls.add(url(entry));
        }
        ClassLoader loader =
                urls.isEmpty() ? ours : URLClassLoader.newInstance(urls.toArray(URL[]::new), ours);
        loader.setDefaultAssertionStatus(true);
        return new ModelClasses(loader, roots);
    }

    private static List<Path> shipped() {
        CodeSource source = ModelClasses.class.getProtectionDomain().getCodeSource();
        if (source == null) return List.of();
        try {
            return List.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Folders and jars with the classes: first Sharelock's own, then the user's. */
    public List<Path> roots() {
        return List.copyOf(roots);
    }

    public ClassLoader loader() {
        return loader;
    }

    /**
     * @param at where the class is named, for an error
     */
    public Optional<Class<?>> find(String name, String at) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (LinkageError broken) {
            throw CheckError.config(
                    "%s: the class %s cannot be loaded: %s. Compile it anew, for Java 17, and name all it needs with --classpath."
                            .formatted(at, name, broken));
        }
    }

    /** The model that a check names. */
    public Class<?> model(CheckFile check) {
        String at = check.at(CheckFile.Key.MODEL);
        return find(check.model(), at).orElseThrow(() -> noModel(check.model(), at));
    }

    private CheckError noModel(String name, String at) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            String nested = name.substring(0, dot) + "$" + name.substring(dot + 1);
            if (find(nested, at).isPresent()) {
                return CheckError.config(
                        "%s: there is no class %s. A nested class is written %s."
                                .formatted(at, name, nested));
            }
        }
        return CheckError.config(
                "%s: there is no class %s.%s Classes of your own are named with --classpath."
                        .formatted(at, name, Spelling.didYouMean(name, names())));
    }

    /** The names of all classes but Sharelock's own. */
    List<String> names() {
        return roots.stream().flatMap(root -> namesIn(root).stream()).distinct().sorted().toList();
    }

    private static List<String> namesIn(Path root) {
        try {
            if (Files.isDirectory(root)) return namesUnder(root);
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                return namesUnder(jar.getPath("/"));
            }
        } catch (IOException broken) {
            throw CheckError.config(
                    "--classpath: %s cannot be read: %s".formatted(root, broken.getMessage()));
        }
    }

    private static List<String> namesUnder(Path root) throws IOException {
        String end = ".class";
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(end) && !file.startsWith("META-INF"))
                    .map(file -> file.substring(0, file.length() - end.length()).replace('/', '.'))
                    .filter(name -> !name.startsWith("sharelock.") && !name.endsWith("-info"))
                    .toList();
        }
    }

    /** The first sentence of the Javadoc of a class, if its source lies beside it; else empty. */
    public String description(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        String file = top.getName().replace('.', '/') + ".java";
        try (InputStream source = loader.getResourceAsStream(file)) {
            if (source == null) return "";
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            return Javadoc.firstSentence(text, type.getSimpleName());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
