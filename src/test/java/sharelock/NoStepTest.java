package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sharelock.model.Task;
import sharelock.result.Result;

/** What nobody else can tell makes no step. */
class NoStepTest {

    /** What two tasks do with a field that no step need show. */
    enum Alone {
        WRITES_AND_READS_ITS_OWN,
        WRITES_WHAT_BOTH_WRITE,
        ASKS_WHETHER_IT_HAS_FINISHED
    }

    static final class Apart {
        final Worker[] tasks;
        private final Alone does;
        int both;

        Apart(Alone does) {
            this.does = does;
            tasks = new Worker[] {new Worker("a"), new Worker("b")};
        }

        final class Worker extends Task {
            int own;

            Worker(String name) {
                super(name);
            }

            @Override
            protected void run() {
                switch (does) {
                    case WRITES_AND_READS_ITS_OWN -> {
                        own = 1;
                        assert own == 1;
                    }
                    case WRITES_WHAT_BOTH_WRITE -> both = 1;
                    case ASKS_WHETHER_IT_HAS_FINISHED -> {
                        assert !finished();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyElseCanTellIsNoStep(Alone alone) {
        Result result = new Check().model(Apart.class, alone).run();
        assertThat(result.failure()).isNull();
        assertThat(result.counts().states()).isEqualTo(1);
    }

    /** One task reads what only it writes, and the other one reads that too. */
    static final class ReadByBoth {
        int x;
        final Task writer = new Owner();
        final Task reader = new Reader();

        final class Owner extends Task {
            Owner() {
                super("writer");
            }

            @Override
            protected void run() {
                x = 1;
                assert x == 1;
            }
        }

        final class Reader extends Task {
            Reader() {
                super("reader");
            }

            @Override
            protected void run() {
                assert x < 2;
            }
        }
    }

    @Test
    void aReadOfWhatNobodyElseWritesIsNoStep() {
        assertThat(new Check().model(ReadByBoth.class).run().counts().states()).isEqualTo(4);
    }
}
