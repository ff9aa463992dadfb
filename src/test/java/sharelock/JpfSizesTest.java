package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.explicit.CompiledModel;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;

/** The size in which a check runs under JPF shows the same as its full size. */
class JpfSizesTest {
    private static final Path CONFIGS = Path.of("jpf-configs");
    private static final Path TABLE = Path.of("src", "docs", "engines.md");
    private static final long SMALL = 20_000;

    private final Checker checker = new Checker(ModelClasses.of(List.of()));

    static Stream<String> sized() {
        return CheckFile.in(CONFIGS).stream()
                .filter(file -> !CheckFile.read(file).get(CheckFile.Key.JPF_ARGS).isEmpty())
                .map(Path::toString);
    }

    @ParameterizedTest
    @MethodSource("sized")
    void aSmallerSizeHasTheVerdictThatIsExpected(String file) {
        CheckFile check = CheckFile.read(Path.of(file)).sizedForJpf();
        Outcome outcome =
                checker.check(CompiledModel.engine(), check, Limits.defaults(), progress -> {});
        assertThat(outcome.asExpected()).as(outcome.failure()).isTrue();
        assertThat(outcome.result().counts().states()).isLessThan(SMALL);
        assertThat(check.isLarge()).isFalse();
    }

    @Test
    void theTableOfBothEnginesHasEveryCheckAndTheyAgree() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.startsWith("| `")) continue;
            List<String> cells = List.of(line.split(" *\\| *"));
            rows.put(cells.get(1).replace("`", ""), cells);
        }
        List<String> wrong = new ArrayList<>();
        for (Path file : CheckFile.in(CONFIGS)) {
            CheckFile check = CheckFile.read(file);
            List<String> cells = rows.remove(check.name());
            String expected = check.expected();
            if (cells == null) {
                wrong.add(check.name() + " is missing");
            } else if (!cells.get(8).startsWith("agree")) {
                wrong.add(check.name() + ": " + cells.get(8));
            } else if (expected.equals("holds") != cells.get(2).startsWith("holds")
                    || expected.equals("holds") != cells.get(5).startsWith("holds")) {
                wrong.add(check.name() + " expects " + expected + ": " + cells);
            }
        }
        wrong.addAll(rows.keySet());
        assertThat(wrong)
                .as("generate it: ./sharelock check --engine both --format markdown, see its top")
                .isEmpty();
    }
}
