package pagetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.Checker;
import sharelock.Golden;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.explicit.CompiledModel;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.result.Result;

/**
 * With all fixes every operation meets every other one, and every two others, and all properties
 * hold. What is seen goes into src/docs/meetings.md.
 */
@Tag("long")
class MeetingsTest {
    private static final Path CHECKS = Path.of("jpf-configs");
    private static final Path PAGE = Path.of("src", "docs", "meetings.md");

    /** The seconds of a row, its last cell, which no two runs have in common. */
    private static final String SECONDS = "(?m) [0-9.]+ \\|$";

    private final Checker checker = new Checker(ModelClasses.of(List.of()));

    @TempDir Path folder;

    /** Two sharers, each of which does any of the two, twice. */
    @Test
    void everyPairMeets() throws IOException {
        assertAllHold("pairs", "mms=2, threads=2, rounds=2", sets(2));
    }

    /** Two threads of one mm and one of another, each of which does any of the three. */
    @Test
    void everyTripleMeets() throws IOException {
        assertAllHold("triples", "mms=2, threads=3, rounds=1", sets(3));
    }

    /** The sets of so many operations, or for two of one as well. */
    private static List<Set<Op>> sets(int size) {
        List<Set<Op>> sets = new ArrayList<>();
        for (int bits = 1; bits < 1 << Op.values().length; bits++) {
            Set<Op> ops = EnumSet.noneOf(Op.class);
            for (Op op : Op.values()) if ((bits & 1 << op.ordinal()) != 0) ops.add(op);
            if (ops.size() == size || (size == 2 && ops.size() == 1)) sets.add(ops);
        }
        return sets;
    }

    private void assertAllHold(String name, String sizes, List<Set<Op>> sets) throws IOException {
        for (String included : List.of("pagetable.properties", "common.properties")) {
            Files.copy(CHECKS.resolve(included), folder.resolve(included));
        }
        List<String> wrong = new ArrayList<>();
        StringBuilder rows = new StringBuilder("\n\n");
        rows.append(Golden.row("operations", "states", "depth", "seconds"));
        rows.append(Golden.row("---", "---", "---", "---"));
        for (Set<Op> ops : sets) {
            Outcome outcome =
                    checker.check(
                            CompiledModel.engine(), check(sizes, ops), Limits.defaults(), p -> {});
            Result result = outcome.result();
            if (!outcome.asExpected()) wrong.add(ops + ": " + outcome.failure());
            rows.append(
                    Golden.row(
                            words(ops, ", "),
                            "%,d".formatted(result.counts().states()),
                            result.counts().depth(),
                            "%.1f".formatted(result.time().toMillis() / 1000.0)));
        }
        assertThat(wrong).isEmpty();
        assertPage(name, rows.append('\n').toString());
    }

    /** A check of the fixed protocol with these operations. */
    private CheckFile check(String sizes, Set<Op> ops) throws IOException {
        String setup = ops.contains(Op.SWAP_OUT) ? "SWAP" : "NONE";
        String text =
                """
                @include = pagetable.properties
                check.model = pagetable.PageTableSharing
                check.args = %s, ops=%s, setup=%s, fixes=${pagetable.fixes}
                check.always = ${pagetable.always}
                check.atRest = ${pagetable.atRest}
                check.expect = holds
                """
                        .formatted(sizes, words(ops, "|"), setup);
        return CheckFile.read(Files.writeString(folder.resolve("meeting.jpf"), text));
    }

    private static String words(Collection<Op> ops, String between) {
        return ops.stream().map(Op::name).collect(Collectors.joining(between));
    }

    /** Rows are the same but for the seconds; -Dgolden=write writes all of them. */
    private static void assertPage(String name, String rows) throws IOException {
        String begin = "<!-- %s -->".formatted(name);
        String end = "<!-- end of %s -->".formatted(name);
        if ("write".equals(System.getProperty("golden"))) {
            Golden.assertBetween(PAGE, begin, end, rows);
        }
        String page = Files.readString(PAGE);
        String known = page.substring(page.indexOf(begin) + begin.length(), page.indexOf(end));
        assertThat(rows.replaceAll(SECONDS, "")).isEqualTo(known.replaceAll(SECONDS, ""));
    }
}
