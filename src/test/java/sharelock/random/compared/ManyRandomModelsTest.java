package sharelock.random.compared;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sharelock.compile.emit.BothEngines;
import sharelock.compile.emit.Emitter;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.specialise.Specialiser;
import sharelock.compile.specialise.Specialiser.Asked;
import sharelock.random.EngineRun;
import sharelock.random.InMemoryClasses;
import sharelock.random.ModelHeap;
import sharelock.random.ModelSource;
import sharelock.random.ModelSource.Shape;
import sharelock.random.Oracle;

/**
 * Many random models, each compared between the compiled code, the interpreter of its IR and the
 * oracle: what a property sees in any state, how the model ends, how it fails. {@code mvn verify
 * -Pslow -Dtest=ManyRandomModelsTest -Drandom.models=100000 -Drandom.first=1} runs so many from a
 * first number on; each is made from its number alone.
 */
@Tag("slow")
class ManyRandomModelsTest {
    private static final int MAX_STATES = 1_500;
    private static final int BATCH = 25;
    private static final Shape[] SHAPES = {
        new Shape(1, true, 8), new Shape(2, true, 2), new Shape(2, true, 3), new Shape(3, true, 1)
    };

    private final List<String> wrong = new ArrayList<>();
    private final Multiset<Object> answers = HashMultiset.create();
    private long compared;
    private long failing;
    private long tooLarge;

    /** A model by its number. */
    private record Numbered(long number) {
        Shape shape() {
            return SHAPES[(int) (number % SHAPES.length)];
        }

        List<Integer> stream() {
            Random random = new Random(number);
            return random.ints(100 + random.nextInt(250), 0, 10_000).boxed().toList();
        }

        String name() {
            return "random.m" + number + ".Model";
        }

        String source() {
            String source = ModelSource.write(stream(), shape());
            return source.replaceFirst("package random;", "package random.m" + number + ";");
        }
    }

    @Test
    void allAgree() {
        long first = Long.getLong("random.first", 1);
        long models = Long.getLong("random.models", 2_000);
        for (long number = first; number < first + models; number += BATCH) {
            List<Numbered> batch = new ArrayList<>();
            for (long each = number; each < Math.min(number + BATCH, first + models); each++) {
                batch.add(new Numbered(each));
            }
            compare(batch);
            if ((number - first) % 5_000 < BATCH) report(number - first);
        }
        report(models);
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(models / 3);
        assertThat(failing).isGreaterThan(0);
        assertThat(answers.elementSet()).hasSize(3);
    }

    private void report(long models) {
        System.out.printf(
                "%,d models: %,d compared, %,d of them fail, %,d too large, answers %s, wrong %s%n",
                models, compared, failing, tooLarge, answers, wrong);
    }

    private void compare(List<Numbered> batch) {
        Map<String, String> sources = new LinkedHashMap<>();
        batch.forEach(each -> sources.put(each.name(), each.source()));
        InMemoryClasses classes = InMemoryClasses.compile(sources);
        for (Numbered each : batch) {
            try {
                compare(each, classes.create(each.name()));
            } catch (RuntimeException | AssertionError broken) {
                wrong.add(each.number() + ": " + broken);
            }
        }
    }

    private void answered(Oracle.Outcome outcome) {
        for (List<Object> view : outcome.views()) answers.add(view.get(view.size() - 1));
    }

    private void compare(Numbered one, Object model) {
        List<String> watched = ModelSource.watched(one.stream(), one.shape());
        ModelHeap heap = new ModelHeap(model);
        Object odd = EngineRun.property(model, ModelSource.ODD);
        Oracle.Outcome expected = Oracle.explore(heap, watched, odd, MAX_STATES);
        if (!expected.complete()) {
            tooLarge++;
            return;
        }
        compared++;
        if (!expected.failures().isEmpty()) failing++;
        Object everything = EngineRun.property(model, ModelSource.EVERYTHING);
        Oracle.Outcome all =
                EngineRun.explore(model, everything, watched, Interpreter::new, MAX_STATES);
        assertThat(all.ends()).isEqualTo(expected.ends());
        Oracle.Outcome some =
                EngineRun.explore(model, odd, watched, Emitter::emit, MAX_STATES, true);
        answered(expected);
        assertThat(expected.views()).containsAll(some.views());
        if (expected.failures().isEmpty()) assertThat(some.views()).isEqualTo(expected.views());
        assertThat(expected.failures()).containsAll(some.failures());
        assertThat(some.failures().isEmpty()).isEqualTo(expected.failures().isEmpty());
        BothEngines.agree(
                new Specialiser(model, List.of(new Asked(odd, "holds"))).specialise(), 100);
    }
}
