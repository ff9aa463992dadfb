package sharelock.random.compared;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.random.InMemoryClasses;
import sharelock.result.Failure;

/** A call runs the method, and a read reads the field, that the JVM takes. */
class HierarchyTest {
    private static final Pattern WRONG = Pattern.compile("(\\w+)\\.java:(\\d+): error");
    private static final int MOST_REPAIRS = 8;
    private static final List<sharelock.question.Property> NONE = List.of();

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void methodsAndFieldsAreThoseOfTheJvm(@ForAll long seed) {
        Map<String, String> sources = new LinkedHashMap<>(Hierarchy.write(seed));
        InMemoryClasses classes = compiled(sources);
        Assume.that(classes != null && sources.get("p0.Model").contains("assert"));
        Failure failure = failure(constructed(classes));
        assertThat(failure).as(sources.toString()).isNull();
    }

    /** Where a package lies between, javac lets through what the JVM then refuses to link. */
    private static Object constructed(InMemoryClasses classes) {
        try {
            return classes.create("p0.Model");
        } catch (IllegalStateException unlinked) {
            Assume.that(
                    !(Throwables.getRootCause(unlinked) instanceof IncompatibleClassChangeError));
            throw unlinked;
        }
    }

    private static @Nullable Failure failure(Object model) {
        Limits limits = new Limits(1, 10_000, 1L << 28, Duration.ofMinutes(1), Duration.ZERO);
        CompiledModel engine = new CompiledModel(model, NONE);
        return engine.check(limits, progress -> {}).failure();
    }

    /** Leaves out the lines that are no Java; null if that leads to nothing. */
    private static @Nullable InMemoryClasses compiled(Map<String, String> sources) {
        for (int i = 0; i < MOST_REPAIRS; i++) {
            try {
                return InMemoryClasses.compile(sources);
            } catch (IllegalStateException wrong) {
                if (!repair(sources, wrong.getMessage())) return null;
            }
        }
        return null;
    }

    private static boolean repair(Map<String, String> sources, String messages) {
        boolean repaired = false;
        Matcher error = WRONG.matcher(messages);
        while (error.find()) {
            for (Map.Entry<String, String> each : sources.entrySet()) {
                if (!each.getKey().endsWith("." + error.group(1))) continue;
                List<String> lines = each.getValue().lines().toList();
                String line = lines.get(Integer.parseInt(error.group(2)) - 1);
                if (line.isEmpty()) continue;
                if (line.contains(" class ") || line.contains(" interface ")) return false;
                each.setValue(each.getValue().replace(line + "\n", "\n"));
                repaired = true;
            }
        }
        return repaired;
    }
}
