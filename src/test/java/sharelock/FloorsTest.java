package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The floors of the packages, which the architecture page shows: a package stands one floor above
 * the highest of those that it knows. {@code -Dgolden=write} writes them anew.
 */
class FloorsTest {
    private static final Path PAGE = Path.of("src", "docs", "architecture.md");
    private static final String BEGIN = "<!-- floors, written by FloorsTest -->\n";
    private static final String END = "<!-- end of floors -->\n";
    private static final int MOST = 10;

    private final Map<String, Set<String>> known = new TreeMap<>();
    private final Map<String, Integer> floors = new HashMap<>();

    @Test
    void thePageShowsTheFloors() throws IOException {
        JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
        for (JavaClass type : classes) {
            if (!isOurs(type)) continue;
            Set<String> of = known.computeIfAbsent(type.getPackageName(), p -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(FloorsTest::isOurs)
                    .map(JavaClass::getPackageName)
                    .filter(name -> !name.equals(type.getPackageName()))
                    .forEach(of::add);
        }
        Map<Integer, Set<String>> plan = new TreeMap<>(Comparator.reverseOrder());
        known.keySet()
                .forEach(p -> plan.computeIfAbsent(floor(p), f -> new TreeSet<>()).add(shown(p)));
        assertThat(plan).hasSizeLessThanOrEqualTo(MOST);
        String lines =
                plan.entrySet().stream()
                        .map(each -> "%2d  %s%n".formatted(each.getKey(), join(each.getValue())))
                        .collect(Collectors.joining());
        Golden.assertBetween(PAGE, BEGIN, END, "```\n" + lines + "```\n");
    }

    private static String join(Set<String> names) {
        return String.join(", ", names);
    }

    private static boolean isOurs(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("sharelock") || name.startsWith("sharelock.");
    }

    private int floor(String name) {
        Integer before = floors.get(name);
        if (before != null) return before;
        int below = known.get(name).stream().mapToInt(this::floor).max().orElse(0);
        floors.put(name, below + 1);
        return below + 1;
    }

    private static String shown(String name) {
        return name.equals("sharelock") ? name : name.substring("sharelock.".length());
    }
}
