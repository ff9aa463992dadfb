package sharelock.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.Golden;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

class ColumnTraceTest {
    private static final Failure FAILURE =
            new Failure(
                    Failure.Kind.INVARIANT,
                    "pagetable.WritableMeansPrivate",
                    "",
                    "p != c || !p.writable fails: p = c = shared, shared.writable = true",
                    null);

    @Test
    void twoTasksStandSideBySide() {
        Golden.assertSame("two-tasks.txt", SavedTraces.twoTasks().table(100));
    }

    @Test
    void aNarrowTerminalWrapsTheWidestColumn() {
        Golden.assertSame("two-tasks-narrow.txt", SavedTraces.twoTasks().table(80));
    }

    @Test
    void manyTasksShareOneColumn() {
        Golden.assertSame("many-tasks.txt", manyTasks(8).table(100));
    }

    @Test
    void fourTasksStillStandSideBySide() {
        Golden.assertSame("four-tasks.txt", manyTasks(4).table(100));
    }

    @Test
    void stepByStepEveryChangeHasALine() {
        SavedTrace saved = SavedTraces.twoTasks();
        Golden.assertSame("steps.txt", saved.steps(saved.trace(), 9, true, 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9})
    void noLineIsLongerThanTheScreen(int tasks) {
        for (int width : new int[] {80, 100}) {
            assertThat(manyTasks(tasks).table(width).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void aTraceWithoutStepsHasNoTable() {
        Trace none = new Trace(List.of("a"), Map.of("x", "1"), List.of(), true);
        SavedTrace saved =
                new SavedTrace("c", Map.of("check.model", "M"), "explicit", 1, FAILURE, none);
        assertThat(saved.table(100))
                .isEqualTo(
                        """
                        WritableMeansPrivate fails in M: 0 steps (shortest), 1 state seen

                        p != c || !p.writable fails: p = c = shared, shared.writable = true
                        """);
    }

    private static SavedTrace manyTasks(int number) {
        List<String> tasks = new ArrayList<>();
        List<TraceStep> steps = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            tasks.add("mm" + i + ".thread" + i);
            steps.add(
                    new TraceStep(
                            i,
                            TraceStep.Operation.STEP,
                            List.of(i),
                            "pageTable.count.dec_and_test() -> " + (i == 0),
                            new SourceLine("PageTableSharing.java", "P", "zap", 100 + i),
                            changes(i, number > 4)));
        }
        steps.add(
                new TraceStep(
                        0,
                        TraceStep.Operation.STEP,
                        List.of(),
                        "free",
                        new SourceLine("Pool.java", "Pool", "f", 7),
                        List.of()));
        Trace trace = new Trace(tasks, Map.of(), steps, true);
        Map<String, String> keys =
                Map.of("check.model", "pagetable.Sharing", "check.args", "mms=" + number);
        return new SavedTrace("many", keys, "explicit", 12_345, FAILURE, trace);
    }

    private static List<Change> changes(int task, boolean many) {
        Change field = new Change("mm" + task + ".pmd[0].count", "2", "1", false);
        Change local = new Change("unshared", "", "aPageTableWithAQuiteLongName", true);
        return many ? List.of(field, local) : List.of(field);
    }
}
