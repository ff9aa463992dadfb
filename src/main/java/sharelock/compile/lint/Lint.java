package sharelock.compile.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import sharelock.compile.ModelError;
import sharelock.compile.read.ClassFiles;

/**
 * Refuses what Java PathFinder, the second engine, gets wrong, most of it without a word. It looks
 * at all code of all classes that can be reached from a model and its properties by name, since
 * Java PathFinder runs constructors and static initialisers too. Not looked at are the JDK and the
 * vocabulary of models; the latter has a test instead.
 */
public final class Lint {
    private static final String COLLISION =
            "Java PathFinder numbers the classes of the lambdas and string concatenations of %s in the same way and takes one class for the other. %s";

    private final Map<String, ClassScan> scans = new LinkedHashMap<>();
    private final Map<String, ClassReader> files = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<ModelError> refused = new ArrayList<>();

    private Lint() {}

    /**
     * Looks at a model and its properties.
     *
     * @throws ModelError that names the first thing to mend
     */
    public static void check(Object model, Collection<?> properties) {
        Lint lint = new Lint();
        lint.scanAll(model.getClass());
        for (Object property : properties) lint.scanAll(property.getClass());
        for (ModelError each : lint.finish(false)) throw each;
    }

    /**
     * Looks at the classes of a model and its properties before any of their code runs: refuses
     * what would end the run, hide what it does, or make the model depend on anything but its
     * arguments.
     *
     * @param loader finds the class files
     * @return the names of all classes that were looked at
     * @throws ModelError that names the first thing to mend
     */
    public static Set<String> beforeItRuns(
            Collection<Class<?>> roots, @Nullable ClassLoader loader) {
        Lint lint = new Lint();
        for (Class<?> root : roots) {
            String name = root.getName().replace('.', '/');
            if (isLookedAt(name)) lint.scanAll(name, loader);
        }
        for (ClassScan scan : lint.scans.values()) {
            for (ModelError each : scan.outside()) throw each;
        }
        return lint.scans.keySet();
    }

    /** What is refused in classes that may have threads and locks of their own. */
    static List<ModelError> ofVocabulary(Collection<Class<?>> classes) {
        Lint lint = new Lint();
        Library library = new Library(true);
        for (Class<?> type : classes) {
            lint.scan(type.getName().replace('.', '/'), type.getClassLoader(), library);
        }
        return lint.finish(true);
    }

    private void scanAll(Class<?> root) {
        scanAll(root.getName().replace('.', '/'), root.getClassLoader());
    }

    private void scanAll(String first, @Nullable ClassLoader loader) {
        Library library = new Library(false);
        ArrayDeque<String> queue = new ArrayDeque<>();
        if (seen.add(first)) queue.add(first);
        while (!queue.isEmpty()) {
            ClassScan scan = scan(queue.remove(), loader, library);
            for (String next : scan.references()) {
                if (isLookedAt(next) && seen.add(next)) queue.add(next);
            }
        }
    }

    private static boolean isLookedAt(String internalName) {
        if (internalName.startsWith("[") || Library.isJdk(internalName)) return false;
        if (internalName.startsWith(Pathfinder.PACKAGE)) return false;
        String folder = internalName.substring(0, internalName.lastIndexOf('/') + 1);
        return !folder.equals("sharelock/model/") && !folder.equals("sharelock/kernel/");
    }

    private ClassScan scan(String name, @Nullable ClassLoader loader, Library library) {
        String dotted = name.replace('/', '.');
        ClassReader file = ClassFiles.open(dotted, loader);
        ClassScan scan = ClassFiles.parsed(dotted, () -> ClassScan.of(file, library));
        if (!scan.name().equals(name)) {
            throw new ModelError(
                    "The class file that should hold %s holds %s. Put it where its package and name belong."
                            .formatted(dotted, scan.name().replace('/', '.')));
        }
        scans.put(name, scan);
        files.put(name, file);
        refused.addAll(scan.refused());
        return scan;
    }

    private List<ModelError> finish(boolean vocabulary) {
        scans.values().forEach(this::findCollisions);
        refused.addAll(new RecordUse(scans, files, vocabulary).refused());
        return refused;
    }

    /** A class named by a number that Java PathFinder gives to a lambda, too. */
    private void findCollisions(ClassScan scan) {
        scan.numbered()
                .forEach(
                        (number, synthetic) -> {
                            if (scan.linked().contains(number)) collide(scan, number, synthetic);
                        });
    }

    private void collide(ClassScan scan, int number, boolean synthetic) {
        String name = scan.name() + "$" + number;
        String dotted = name.replace('/', '.');
        Where place = new Where(scan.file(), 0, scan.name().replace('/', '.'));
        for (ClassScan user : scans.values()) {
            Where use = user.firstUses().get(name);
            if (use == null) continue;
            place = use;
            break;
        }
        String what = synthetic ? "switches over an enum with the help of " : "uses the nameless ";
        String remedy =
                synthetic
                        ? "Write if and else, or move the switch to another class."
                        : "Give it a name, or move it or the lambdas to another class.";
        String why = COLLISION.formatted(scan.name().replace('/', '.'), remedy);
        refused.add(place.refuses(what + dotted, why));
    }
}
