package sharelock.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sharelock.model.Task;
import sharelock.question.text.Javadoc;

/**
 * The classes that checks can name: those of the user, and those that come with Sharelock. The
 * user's come first, so a changed copy of a model takes the place of the one that it was copied
 * from.
 */
public final class ModelClasses {
    private static final String CLASSPATH = "classpath";

    /** The folder of the classes that the launcher has built. */
    private static final Path LAUNCHER = Path.of("target", "launcher");

    private final ModelLoader loader;
    private final List<ClassRoot> roots;

    private ModelClasses(List<ClassRoot> roots) {
        this.roots = roots;
        loader = new ModelLoader(roots);
        loader.setDefaultAssertionStatus(true);
    }

    /**
     * @param classpath folders and jars of the user
     * @throws CheckError when an entry cannot be read, or has classes that only Sharelock may have
     */
    public static ModelClasses of(List<Path> classpath) {
        List<ClassRoot> roots = new ArrayList<>();
        for (Path entry : classpath) roots.add(ClassRoot.ofUser(entry));
        ClassRoot.shipped().ifPresent(roots::add);
        return new ModelClasses(roots);
    }

    /**
     * The same classes, loaded anew: what a static initialiser or a constructor leaves in static
     * fields is seen by one check only.
     */
    public ModelClasses again() {
        return new ModelClasses(roots);
    }

    /** Folders and jars with the classes of the user, in the order in which they are asked. */
    public List<Path> ofUser() {
        return roots.stream().filter(ClassRoot::isUsers).map(ClassRoot::path).toList();
    }

    /** Where the classes are that come with Sharelock. */
    public Path shipped() {
        return roots.stream()
                .filter(root -> !root.isUsers())
                .map(ClassRoot::path)
                .findFirst()
                .orElse(Path.of(""));
    }

    public ClassLoader loader() {
        return loader;
    }

    /**
     * Sees to it that the class files are those that have been loaded.
     *
     * @throws CheckError when one has changed
     */
    public void refuseChanged() {
        loader.refuseChanged();
    }

    /** The classes that have been loaded so far, by the folder or jar that they come from. */
    public Map<String, List<String>> origins() {
        return loader.origins();
    }

    /** Those classes of the user that have been loaded although Sharelock has one of the name. */
    public List<String> replaced() {
        return loader.replaced();
    }

    /**
     * @param at where the class is named, for an error
     */
    public Optional<Class<?>> find(String name, String at) {
        return find(name, loader, at);
    }

    /** The same by another loader. */
    static Optional<Class<?>> find(String name, ClassLoader loader, String at) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (StackOverflowError deep) {
            throw CheckError.config(
                    "%s: the class %s cannot be loaded: it has too many superclasses. Put fewer classes on top of one another."
                            .formatted(at, name));
        } catch (LinkageError broken) {
            throw CheckError.config(
                    "%s: the class %s cannot be loaded: %s. Compile it anew, for Java 17, and name all it needs with --classpath."
                            .formatted(at, name, broken));
        }
    }

    /** The model that a check names. */
    public Class<?> model(CheckFile check) {
        refuseOtherClasspath(check);
        String at = check.at(CheckFile.Key.MODEL);
        return find(check.model(), at).orElseThrow(() -> noModel(check.model(), at));
    }

    /** JPF would look for classes where its key says; both engines must see the same ones. */
    private void refuseOtherClasspath(CheckFile check) {
        for (String entry : check.settings().getOrDefault(CLASSPATH, "").split("[,;:]")) {
            Path path = Path.of(entry.strip());
            if (entry.isBlank() || !Files.exists(path) || isSharelock(path) || isRoot(path))
                continue;
            throw CheckError.config(
                    "%s: %s names %s, where Sharelock does not look for classes. Add --classpath %s."
                            .formatted(check.source(), CLASSPATH, path, path));
        }
    }

    /** Where Sharelock is, or where it was built from: Maven may be compiling there. */
    private boolean isSharelock(Path path) {
        Path builds = shipped().toAbsolutePath().getParent();
        if (builds != null && builds.endsWith(LAUNCHER)) {
            if (isSame(builds.resolveSibling("classes"), path)) return true;
        }
        return Files.exists(path.resolve(Task.class.getName().replace('.', '/') + ".class"));
    }

    private boolean isRoot(Path path) {
        return roots.stream().anyMatch(root -> isSame(root.path(), path));
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException absent) {
            return false;
        }
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
        return roots.stream().flatMap(root -> root.names().stream()).distinct().sorted().toList();
    }

    /**
     * Every property class there is.
     *
     * @param at where their folders are named, for an error
     */
    public List<Class<?>> properties(String at) {
        return PropertyClasses.all(this, at);
    }

    /** The first sentence of the Javadoc of a class, if its source lies beside it; else empty. */
    public String description(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        String file = top.getName().replace('.', '/') + ".java";
        return source(file)
                .map(text -> Javadoc.firstSentence(text, type.getSimpleName()))
                .orElse("");
    }

    /**
     * The text of a source that lies beside class files.
     *
     * @param file its name, {@code pagetable/Mm.java}
     */
    public Optional<String> source(String file) {
        try (InputStream source = loader.getResourceAsStream(file)) {
            if (source == null) return Optional.empty();
            return Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
