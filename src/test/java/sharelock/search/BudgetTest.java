package sharelock.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.StateLayout;
import sharelock.system.Successors;

/** Where a search is cut, and what it can still say then. */
final class BudgetTest {
    private static final Goals NOTHING = new Goals(0, 0, 0);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** A binary tree without end; predicate 256 holds in the states up to 255. */
    private static LongSystem endless() {
        return new LongSystem(2, (task, x, moves) -> moves.to(2 * x + 1 + task), x -> ~x);
    }

    @Test
    void aSearchIsCutAtTheNumberOfStates() {
        SearchResult result = run(endless(), new Budget(1000, Long.MAX_VALUE, LONG), 1);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.reason()).isEqualTo("The budget of 1,000 states is used up.");
        assertThat(result.figures().states()).isEqualTo(1000);
        assertThat(result.figures().depth()).isEqualTo(9);
        assertThat(result.finding()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void severalWorkersStoreALeaseMoreThanTheNumberOfStatesAtMost(int workers) {
        SearchResult result = run(endless(), new Budget(200_000, Long.MAX_VALUE, LONG), workers);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.reason()).isEqualTo("The budget of 200,000 states is used up.");
        assertThat(result.figures().states()).isBetween(200_000L, 200_000L + 512 * (workers - 1));
    }

    /** A worker may sit on room that another one needs, and the search is complete all the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void whetherABudgetSufficesDoesNotDependOnTheNumberOfWorkers(int workers) {
        int states = (1 << 15) - 1;
        LongSystem tree =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            if (2 * x + 1 + task < states) moves.to(2 * x + 1 + task);
                        },
                        x -> -1);
        Budget enough = new Budget(states, Long.MAX_VALUE, LONG);
        Budget tooLittle = new Budget(states - 1, Long.MAX_VALUE, LONG);
        for (int again = 0; again < 5; again++) {
            SearchResult complete = run(tree, enough, workers);
            assertThat(complete.figures().states()).isEqualTo(states);
            assertThat(complete.ending()).isEqualTo(Ending.COMPLETE);
            assertThat(run(tree, tooLittle, workers).ending()).isEqualTo(Ending.CUT);
        }
    }

    @Test
    void aSearchThatJustFitsIsComplete() {
        LongSystem system =
                new LongSystem(1, (task, x, moves) -> moves.to(Math.min(x + 1, 999)), x -> 0);
        Budget budget = new Budget(1000, Long.MAX_VALUE, LONG);
        assertThat(run(system, budget, 1).ending()).isEqualTo(Ending.COMPLETE);
        assertThat(run(system, budget, 1).figures().states()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSearchIsCutAtTheNumberOfBytes(int workers) {
        SearchResult result = run(endless(), new Budget(Long.MAX_VALUE, 8 << 20, LONG), workers);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.reason()).isEqualTo("The budget of 8 MB for states is used up.");
        assertThat(result.figures().bytes()).isBetween(4L << 20, 8L << 20);
    }

    @Test
    void aBudgetTooSmallForAnythingIsACutToo() {
        SearchResult result = run(endless(), new Budget(Long.MAX_VALUE, 1000, LONG), 1);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.figures().states()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSearchIsCutAfterItsTime(int workers) {
        Budget budget = new Budget(1 << 22, Long.MAX_VALUE, Duration.ofMillis(50));
        SearchResult result = run(endless(), budget, workers);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.reason()).isEqualTo("The budget of 50 ms of time is used up.");
    }

    @Test
    void timeThatIsSpentBeforeTheSearchCounts() {
        Budget spent = new Budget(1 << 22, Long.MAX_VALUE, LONG, LONG.plusSeconds(1));
        SearchResult result = run(endless(), spent, 1);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.figures().elapsed()).isBetween(LONG, LONG.plusMinutes(1));
    }

    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        run(endless(), new Budget(100_000, Long.MAX_VALUE, LONG), 3);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.getName().equals("sharelock-search")) continue;
            thread.join(Duration.ofMinutes(1).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** What is known to be reachable costs nothing any more. */
    @Test
    void aGoalThatIsReachedIsAskedNoMore() {
        AtomicLong asked = new AtomicLong();
        LongSystem line =
                new LongSystem(
                        1,
                        (task, x, moves) -> moves.to(Math.min(x + 1, 99)),
                        x -> {
                            asked.incrementAndGet();
                            return -1;
                        });
        Search search = new BreadthFirst(1);
        search.run(line, new Goals(0, 0, 1), Budget.UNLIMITED, f -> {});
        assertThat(asked.get()).isEqualTo(1);
        search.run(line, new Goals(0, 0, 1, 1), Budget.UNLIMITED, f -> {});
        assertThat(asked.get()).isEqualTo(1 + 100);
        search.run(line, new Goals(2, 0, 1), Budget.UNLIMITED, f -> {});
        assertThat(asked.get()).isEqualTo(1 + 100 + 100);
    }

    @Test
    void anInterruptCutsTheSearchAndIsKept() {
        Thread.currentThread().interrupt();
        SearchResult result = run(endless(), Budget.UNLIMITED, 2);

        assertThat(result.reason()).isEqualTo("The search was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFindingOfALevelThatWasCutIsOnePerhapsOfSeveral() {
        Budget budget = new Budget(400, Long.MAX_VALUE, LONG);
        LongSystem system = endless();
        SearchResult result =
                new BreadthFirst(1).run(system, new Goals(1L << 8, 0, 0), budget, f -> {});

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.finding()).isNotNull();
        assertThat(result.reason()).isEqualTo("The budget of 400 states is used up.");
    }

    @Test
    void progressIsReportedByTheCallingThread() {
        List<Figures> reports = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Budget budget = new Budget(1 << 22, Long.MAX_VALUE, Duration.ofMillis(2300));
        LongSystem slow =
                new LongSystem(
                        2,
                        (task, x, moves) -> {
                            if (task == 0 && x % 16 == 0) sleepAMillisecond();
                            moves.to(2 * x + 1 + task);
                        });
        new BreadthFirst(2)
                .run(
                        slow,
                        NOTHING,
                        budget,
                        figures -> {
                            reports.add(figures);
                            threads.add(Thread.currentThread());
                        });
        assertThat(reports).hasSizeBetween(2, 3); // one each second, and one at the end
        assertThat(reports.get(0).states()).isPositive();
        assertThat(reports.get(0).elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void memoryThatTheSystemUsesUpCutsTheSearch() {
        LongSystem greedy =
                new LongSystem(
                        1,
                        (task, x, moves) -> {
                            if (x == 20) throw new OutOfMemoryError("Java heap space");
                            moves.to(x + 1);
                        });
        SearchResult result = run(greedy, Budget.UNLIMITED, 1);

        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.reason()).startsWith("Java's heap of ").endsWith("with -Xmx.");
        assertThat(result.figures().states()).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFullHeapCutsTheSearchWithTheFiguresReached(int workers) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FullHeap.class.getName(),
                                Integer.toString(workers))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(output).startsWith("CUT Java's heap of 64 MB is full, ").doesNotContain("at ");
        assertThat(Long.parseLong(output.lines().skip(1).findFirst().orElseThrow()))
                .isGreaterThan(500_000);
    }

    /** Searches a tree without end in the heap that it was given. */
    static final class FullHeap {
        public static void main(String[] args) {
            SearchResult result = run(endless(), Budget.UNLIMITED, Integer.parseInt(args[0]));
            System.out.println(result.ending() + " " + result.reason());
            System.out.println(result.figures().states());
        }
    }

    @Test
    void aHeapTooSmallForAnythingIsACutToo() {
        Initially greedy =
                new Initially(endless()) {
                    @Override
                    public void initial(Successors out) {
                        out.beginZero();
                    }

                    @Override
                    public StateLayout layout() {
                        throw new OutOfMemoryError("Java heap space");
                    }
                };
        SearchResult result = new BreadthFirst(1).run(greedy, NOTHING, Budget.UNLIMITED, f -> {});
        assertThat(result.ending()).isEqualTo(Ending.CUT);
        assertThat(result.reason()).startsWith("Java's heap is too small for an empty store.");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 8})
    void theLastReportSaysWhetherSomethingWasFound(long always) {
        List<Figures> reports = new ArrayList<>();
        LongSystem line =
                new LongSystem(1, (task, x, moves) -> moves.to(Math.min(x + 1, 256)), x -> ~x);
        SearchResult result =
                new BreadthFirst(1)
                        .run(line, new Goals(always, 0, 0), Budget.UNLIMITED, reports::add);
        Figures last = reports.get(reports.size() - 1);
        assertThat(last).isEqualTo(result.figures());
        assertThat(last.hasFound()).isEqualTo(always != 0);
        assertThat(last.states()).isEqualTo(257);
    }

    @Test
    void anArrayThatJavaRefusesIsACut() {
        Memory memory = new Memory(Long.MAX_VALUE);
        long before = memory.used();
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> memory.allocate(Integer.MAX_VALUE)))
                .isInstanceOf(Cut.class);
        assertThat(memory.used()).isEqualTo(before);
    }

    @Test
    void aFindingOfACompleteLevelHasNoReason() {
        SearchResult result =
                new BreadthFirst(1)
                        .run(endless(), new Goals(1L << 8, 0, 0), Budget.UNLIMITED, f -> {});
        assertThat(result.reason()).isEmpty();
        assertThat(result.finding().flaw()).isEqualTo(Flaw.NOT_ALWAYS);
    }

    private static SearchResult run(LongSystem system, Budget budget, int workers) {
        return new BreadthFirst(workers).run(system, NOTHING, budget, figures -> {});
    }

    private static void sleepAMillisecond() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
