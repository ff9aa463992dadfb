package sharelock.hostile;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The hostile trial: what is put before the command to make it say {@code holds} of nothing, end
 * with the wrong code, or say what nobody understands. The tables and their inputs are {@code
 * src/test/resources/hostile}.
 */
@Tag("hostile")
@Timeout(60)
class HostileTableTest {
    @TempDir static Path folder;
    private static HostileBench bench;

    @BeforeAll
    static void compile() throws IOException {
        bench = new HostileBench(folder).compile("inputs");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/inputs.csv", delimiter = '|', quoteCharacter = '`')
    void theInputsOfTheTrials(ArgumentsAccessor row) throws Exception {
        bench.run("inputs", HostileRow.of(row.toList()));
    }
}
