package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sharelock.jpf.OneModel.Comparison;
import sharelock.random.ModelSource;
import sharelock.random.ModelSource.Shape;

/** Both engines come to the same verdicts and the same ends, over random models. */
@NeedsJpf
class RandomModelsJpfTest {
    private static final int AT_A_TIME = 2;

    /** Of models of a few hundred states at most; the others are too large for JPF. */
    private static final int MODELS = 24;

    @Test
    void twoTasksThatComputeComeToTheSameEnds() throws InterruptedException {
        compare(seed -> computing(seed, new Shape(2, true, 2)));
    }

    @Test
    void threeTasksThatComputeComeToTheSameEnds() throws InterruptedException {
        compare(seed -> computing(seed, new Shape(3, true, 1)));
    }

    @Test
    void tasksThatWaitComeToTheSameEnds() throws InterruptedException {
        compare(BlockingSource::write);
    }

    private static String computing(long seed, Shape shape) {
        List<Integer> stream = new Random(seed).ints(200, 0, 10_000).boxed().toList();
        return ModelSource.write(stream, shape);
    }

    private static void compare(LongFunction<String> source) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Callable<Comparison>> all =
                    LongStream.rangeClosed(1, MODELS)
                            .<Callable<Comparison>>mapToObj(
                                    seed -> () -> OneModel.compare(source.apply(seed)))
                            .toList();
            List<Comparison> done =
                    workers.invokeAll(all).stream().map(RandomModelsJpfTest::get).toList();
            assertThat(done)
                    .contains(Comparison.AGREE_THAT_IT_HOLDS, Comparison.AGREE_THAT_IT_FAILS);
            assertThat(done.stream().filter(one -> one == Comparison.TOO_LARGE))
                    .hasSizeLessThan(MODELS / 10);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Comparison get(Future<Comparison> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
