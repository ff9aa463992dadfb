package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import sharelock.jpf.OneModel.Comparison;
import sharelock.random.ModelSource;
import sharelock.random.ModelSource.Shape;

/**
 * Both engines come to the same verdicts and the same ends, over random models. How many models of
 * each kind, from which seed on, of how many states at most and in how many JVMs at a time: {@code
 * -Dsharelock.jpf.models=667 -Dsharelock.jpf.seed=1 -Dsharelock.jpf.states=250
 * -Dsharelock.jpf.jvms=1}; see src/docs/jpf.md.
 */
@NeedsJpf
class RandomModelsJpfTest {
    private static final int JVMS = Integer.getInteger("sharelock.jpf.jvms", 2);

    /** Of models of a few hundred states at most; the others are too large for JPF. */
    private static final int MODELS = Integer.getInteger("sharelock.jpf.models", 24);

    private static final long SEED = Long.getLong("sharelock.jpf.seed", 1);

    private final AtomicLong seeds = new AtomicLong(SEED);
    private final AtomicInteger compared = new AtomicInteger();
    private final Map<Comparison, Integer> came = new EnumMap<>(Comparison.class);
    private final List<String> disagreements = new ArrayList<>();

    @Test
    void twoTasksThatComputeComeToTheSameEnds() throws Exception {
        compare(seed -> computing(seed, new Shape(2, true, 2)));
    }

    @Test
    void threeTasksThatComputeComeToTheSameEnds() throws Exception {
        compare(seed -> computing(seed, new Shape(3, true, 1)));
    }

    @Test
    void tasksThatWaitComeToTheSameEnds() throws Exception {
        compare(BlockingSource::write);
    }

    private static String computing(long seed, Shape shape) {
        List<Integer> stream = new Random(seed).ints(200, 0, 10_000).boxed().toList();
        return ModelSource.write(stream, shape);
    }

    /** Goes on until so many models are compared: those that are too large do not count. */
    private void compare(LongFunction<String> source) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(JVMS);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < JVMS; i++) all.add(() -> work(source));
            for (Future<Boolean> done : workers.invokeAll(all)) get(done);
        } finally {
            workers.shutdownNow();
        }
        System.out.printf("%d models, seeds %d to %d: %s%n", MODELS, SEED, seeds.get() - 1, came);
        assertThat(disagreements).isEmpty();
        assertThat(came)
                .containsKeys(Comparison.AGREE_THAT_IT_HOLDS, Comparison.AGREE_THAT_IT_FAILS);
        assertThat(came.getOrDefault(Comparison.TOO_LARGE, 0)).isLessThanOrEqualTo(MODELS / 8);
    }

    private boolean work(LongFunction<String> source) {
        try (WarmJpf jpf = new WarmJpf(NeedsJpf.OrSkip.home().orElseThrow().jar())) {
            while (compared.get() < MODELS) {
                long seed = seeds.getAndIncrement();
                try {
                    add(OneModel.compare(source.apply(seed), jpf));
                } catch (AssertionError | RuntimeException disagree) {
                    disagree(seed, disagree);
                }
            }
        }
        return true;
    }

    private synchronized void add(Comparison comparison) {
        came.merge(comparison, 1, Integer::sum);
        if (comparison == Comparison.TOO_LARGE) return;
        if (compared.incrementAndGet() % 100 == 0) System.out.println(compared + " models agree");
    }

    private synchronized void disagree(long seed, Throwable why) {
        compared.incrementAndGet();
        System.out.println("Seed " + seed + ": " + why);
        disagreements.add("seed " + seed + ": " + why);
    }

    private static void get(Future<Boolean> done) throws Exception {
        try {
            done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            throw failed;
        }
    }
}
