package sharelock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

/** A trace to show. */
final class SavedTraces {
    private SavedTraces() {}

    static SavedTrace twoTasks() {
        Map<String, String> initial = new LinkedHashMap<>();
        initial.put("parent.lock", "free");
        initial.put("child.lock", "free");
        initial.put("shared.sharers", "2");
        initial.put("shared.writable", "false");
        initial.put("spare.sharers", "0");
        List<TraceStep> steps =
                List.of(
                        step(0, 48, "mm.lock.lock()", "parent.lock", "free", "parent"),
                        local(0, 49, "table = mm.table", "table", "shared"),
                        step(0, 51, "table.sharers == 1 -> false"),
                        step(0, 54, "table.sharers -> 2"),
                        step(0, 54, "table.sharers = 1", "shared.sharers", "2", "1"),
                        step(1, 48, "mm.lock.lock()", "child.lock", "free", "child"),
                        local(1, 49, "table = mm.table", "table", "shared"),
                        step(1, 51, "table.sharers == 1 -> true"),
                        step(1, 52, "table.writable = true", "shared.writable", "false", "true"));
        return new SavedTrace(
                "shared-page-table",
                Map.of(
                        "check.model", "pagetable.SharedPageTable",
                        "check.args", "bug=NO_TABLE_LOCK",
                        "check.always", "WritableMeansPrivate"),
                "explicit",
                91,
                new Failure(
                        Failure.Kind.INVARIANT,
                        "pagetable.WritableMeansPrivate",
                        "",
                        "p != c || !p.writable fails: p = c = shared, shared.writable = true",
                        at(12)),
                new Trace(List.of("parent", "child", "idle"), initial, steps, true));
    }

    private static SourceLine at(int line) {
        return new SourceLine(
                "SharedPageTable.java", "pagetable.SharedPageTable$WriteFault", "run", line);
    }

    private static TraceStep step(int task, int line, String action, String... change) {
        List<Change> changes =
                change.length == 0
                        ? List.of()
                        : List.of(new Change(change[0], change[1], change[2], false));
        return new TraceStep(task, TraceStep.Operation.STEP, List.of(), action, at(line), changes);
    }

    private static TraceStep local(int task, int line, String action, String name, String value) {
        Change change = new Change(name, "", value, true);
        return new TraceStep(
                task, TraceStep.Operation.STEP, List.of(), action, at(line), List.of(change));
    }
}
