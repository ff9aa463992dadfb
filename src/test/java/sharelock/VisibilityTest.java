package sharelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.CheckError;
import sharelock.result.Result;

/** What a property reads is seen with every value that it has in between. */
class VisibilityTest {

    /** What each of two tasks does with nothing to keep it from the other. */
    enum How {
        FLAG,
        ELEMENT,
        TEST_AND_SET
    }

    static final class TwoInside {
        final boolean[] inCs = new boolean[2];
        final Inside[] tasks = {new Inside("a", 0), new Inside("b", 1)};
        private final How how;
        boolean taken;

        TwoInside(How how) {
            this.how = how;
        }

        final class Inside extends Task {
            private final int me;
            boolean inside;

            Inside(String name, int me) {
                super(name);
                this.me = me;
            }

            @Override
            protected void run() {
                if (how == How.FLAG) {
                    inside = true;
                    inside = false;
                } else if (how == How.ELEMENT) {
                    inCs[me] = true;
                    inCs[me] = false;
                } else if (!taken) {
                    taken = true;
                    inside = true;
                    inside = false;
                }
            }
        }
    }

    static final class OneAtATime implements Invariant<TwoInside> {
        @Override
        public boolean holds(TwoInside model) {
            boolean flags = model.tasks[0].inside && model.tasks[1].inside;
            return !flags && !(model.inCs[0] && model.inCs[1]);
        }
    }

    @Test
    void aPrivateWriteThatAPropertyReadsIsAStep() {
        for (How how : How.values()) {
            new Check().model(TwoInside.class, how).always(OneAtATime.class).fails("OneAtATime");
        }
    }

    @Test
    void aPrivateWriteThatNobodyReadsIsNone() {
        assertThat(new Check().model(TwoInside.class, How.FLAG).run().counts().states())
                .isEqualTo(1);
    }

    /** b comes between two writes of a, the second of which nobody but a reads. */
    static final class Raced {
        int v;
        int c;
        int done;
        final Task a = new First();
        final Task b = new Second();

        final class First extends Task {
            First() {
                super("a");
            }

            @Override
            protected void run() {
                v = 1;
                c = 1;
                int seen = done;
                int read = c;
                assert !(seen == 1 && read == 1) : "b came in between";
            }
        }

        final class Second extends Task {
            Second() {
                super("b");
            }

            @Override
            protected void run() {
                if (v == 1) {
                    c = 2;
                    done = 1;
                }
            }
        }
    }

    @Test
    void aWriteThatRacesWithAnotherIsAStepThoughOnlyItsTaskReadsIt() {
        new Check().model(Raced.class).fails("assertion");
    }

    /** What two tasks do with a field that no step need show. */
    enum Alone {
        WRITES_AND_READS_ITS_OWN,
        WRITES_WHAT_BOTH_WRITE,
        ASKS_WHETHER_IT_HAS_FINISHED
    }

    static final class Apart {
        final Loner[] tasks;
        private final Alone does;
        int both;

        Apart(Alone does) {
            this.does = does;
            tasks = new Loner[] {new Loner("a"), new Loner("b")};
        }

        final class Loner extends Task {
            int own;

            Loner(String name) {
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

    /** A task that writes and ends. */
    static final class Ending {
        int x;
        final Worker worker = new Worker();

        final class Worker extends Task {
            Worker() {
                super("worker");
            }

            @Override
            protected void run() {
                Steps.atomically(() -> x = 1);
            }
        }
    }

    static final class WrittenMeansFinished implements Invariant<Ending> {
        @Override
        public boolean holds(Ending model) {
            return model.x == 0 || model.worker.finished();
        }
    }

    static final class FinishedMeansWritten implements Invariant<Ending> {
        @Override
        public boolean holds(Ending model) {
            return model.x == 1 || !model.worker.finished();
        }
    }

    @Test
    void theEndThatAPropertyAsksForIsAStep() {
        new Check()
                .model(Ending.class)
                .always(WrittenMeansFinished.class)
                .fails("WrittenMeansFinished");
        new Check().model(Ending.class).always(FinishedMeansWritten.class).holds();
        assertThat(new Check().model(Ending.class).run().counts().states()).isEqualTo(2);
    }

    /** Asks twice of a task, perhaps of itself, whether it has finished. */
    static final class Asking {
        int x;
        final Asker asker = new Asker("asker");
        final Asker other = new Asker("other");

        final class Asker extends Task {
            Task whom = this;

            Asker(String name) {
                super(name);
            }

            @Override
            protected void run() {
                if (this == other) return;
                if (Steps.choose(2) == 1) whom = other;
                Task asked = whom;
                boolean before = asked.finished();
                boolean behind = asked.finished();
                assert before == behind : "it has finished in between";
            }
        }
    }

    @Test
    void theEndOfATaskThatMayBeTheOneThatAsksIsSeen() {
        new Check().model(Asking.class).fails("assertion");
    }

    /** Starts a task behind a step of its own. */
    static final class Starting {
        int x;
        final Helper helper = new Helper();
        final Starter starter = new Starter();

        final class Helper extends Task {
            Helper() {
                super("helper");
            }

            @Override
            protected boolean startsDormant() {
                return true;
            }

            @Override
            protected void run() {
                Steps.atomically(() -> x = 2);
            }
        }

        final class Starter extends Task {
            Starter() {
                super("starter");
            }

            @Override
            protected void run() {
                Steps.atomically(() -> x = 1);
                helper.start();
            }
        }
    }

    @Test
    void theStartOfATaskIsAStep() {
        assertThat(new Check().model(Starting.class).run().counts().states()).isEqualTo(4);
    }

    /** Notes each write in the step itself. */
    static final class Noted {
        int x;
        boolean noted;
        final Task[] tasks = {new Writer("a"), new Writer("b")};

        final class Writer extends Task {
            Writer(String name) {
                super(name);
            }

            @Override
            protected void run() {
                x = 1;
                Steps.ghost(() -> noted = true);
                Steps.atomically(() -> x = 2);
            }
        }
    }

    static final class NeverLate implements Invariant<Noted> {
        @Override
        public boolean holds(Noted model) {
            return model.x == 0 || model.noted;
        }
    }

    /** Ghost code may read what it has noted before. */
    static final class Tallied {
        int x;
        final int[] writes = new int[1];
        final Task[] tasks = {new Tallying("a"), new Tallying("b")};

        final class Tallying extends Task {
            Tallying(String name) {
                super(name);
            }

            @Override
            protected void run() {
                Steps.atomically(() -> x++);
                Steps.ghost(() -> writes[0]++);
            }
        }
    }

    static final class TallyIsRight implements Invariant<Tallied> {
        @Override
        public boolean holds(Tallied model) {
            return model.writes[0] == model.x;
        }
    }

    @Test
    void ghostCodeMayReadWhatItHasNoted() {
        new Check().model(Tallied.class).always(TallyIsRight.class).holds();
    }

    @Test
    void ghostStateIsWrittenWithTheStepBefore() {
        new Check().model(Noted.class).always(NeverLate.class).holds();
    }

    /** Makes two tasks and keeps one. */
    static final class Losing {
        int x;
        final Task kept = new Counter("kept");

        Losing() {
            Task lost = new Counter("lost");
            assert lost != kept;
        }

        final class Counter extends Task {
            Counter(String name) {
                super(name);
            }

            @Override
            protected void run() {
                x++;
            }
        }
    }

    @Test
    void aTaskThatNoFieldLeadsToIsRefused() {
        assertThatThrownBy(() -> new Check().model(Losing.class).run())
                .isInstanceOf(CheckError.class)
                .hasMessageStartingWith("The task lost (sharelock.VisibilityTest$Losing$Counter)");
    }
}
