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
 * src/test/resources/hostile}; {@link HostileRow} says how they are written.
 */
@Tag("hostile")
@Timeout(60)
@Tag("long")
class HostileTableTest {
    private static final String[] TOPICS = {
        "inputs", "meaning", "strings", "exceptions", "silent", "codes", "jpf", "shadow"
    };

    @TempDir static Path folder;
    private static HostileBench bench;

    @BeforeAll
    static void compile() throws IOException {
        bench = new HostileBench(folder);
        for (String topic : TOPICS) bench.compile(topic);
        bench.copy(
                "pagetable",
                "copied",
                "UserThread.java",
                "boolean exited = false;",
                "assert false : \"the copy runs\"; boolean exited = false;");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/inputs.csv", delimiter = '|', quoteCharacter = '`')
    void theInputsOfTheTrials(ArgumentsAccessor row) throws Exception {
        bench.run("inputs", HostileRow.of(row.toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/meaning.csv", delimiter = '|', quoteCharacter = '`')
    void whatAStateIs(ArgumentsAccessor row) throws Exception {
        bench.run("meaning", HostileRow.of(row.toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/strings.csv", delimiter = '|', quoteCharacter = '`')
    void stringsAreSound(ArgumentsAccessor row) throws Exception {
        bench.run("strings", HostileRow.of(row.toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/exceptions.csv", delimiter = '|', quoteCharacter = '`')
    void whatAPropertyThrows(ArgumentsAccessor row) throws Exception {
        bench.run("exceptions", HostileRow.of(row.toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/silent.csv", delimiter = '|', quoteCharacter = '`')
    void nothingIsGreenInSilence(ArgumentsAccessor row) throws Exception {
        bench.run("silent", HostileRow.of(row.toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/codes.csv", delimiter = '|', quoteCharacter = '`')
    void theCodeIsRightAndNothingIsLost(ArgumentsAccessor row) throws Exception {
        bench.run("codes", HostileRow.of(row.toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile/jpf.csv", delimiter = '|', quoteCharacter = '`')
    void usersOfJavaPathfinderAreAtHome(ArgumentsAccessor row) throws Exception {
        bench.run("jpf", HostileRow.of(row.toList()));
    }
}
