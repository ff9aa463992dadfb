package sharelock.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The oracle agrees with the JVM itself where there is only one way to run a model. */
class OracleTest {
    /**
     * Of an exception in a local the JVM knows where it was made, the oracle where it is thrown.
     */
    private static final String STORED = "RuntimeException x";

    @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
    void oneTaskEndsAsOnTheJvm(
            @ForAll @Size(min = 20, max = 400) List<@IntRange(max = 9999) Integer> stream) {
        String source = ModelSource.write(stream, new ModelSource.Shape(1, false, 6));
        InMemoryClasses classes = InMemoryClasses.compile(ModelSource.NAME, source);
        Oracle.Outcome outcome =
                Oracle.explore(new ModelHeap(classes.create(ModelSource.NAME)), List.of(), 20_000);
        Assume.that(outcome.complete() && isOver(outcome));

        ModelHeap real = new ModelHeap(classes.create(ModelSource.NAME));
        Set<Failed.Point> failures = RealRun.of(real);
        assertThat(names(failures)).as(source).isEqualTo(names(outcome.failures()));
        if (!source.contains(STORED)) {
            assertThat(failures).as(source).isEqualTo(outcome.failures());
        }
        if (failures.isEmpty()) {
            List<Object> values = real.show(real.current());
            assertThat(outcome.ends()).hasSize(1);
            assertThat(values).as(source).isEqualTo(outcome.ends().iterator().next().values());
        }
    }

    private static Set<String> names(Set<Failed.Point> failures) {
        return failures.stream().map(Failed.Point::exception).collect(Collectors.toSet());
    }

    /** A task that waits for ever would keep its thread waiting too. */
    private static boolean isOver(Oracle.Outcome outcome) {
        return outcome.ends().stream().allMatch(Oracle.End::finished);
    }
}
