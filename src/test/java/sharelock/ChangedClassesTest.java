package sharelock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Verdict;
import sharelock.result.Way;

/** A model that is compiled while it is checked. */
class ChangedClassesTest {
    private static final CheckFile CHECK =
            CheckFile.read(Path.of("jpf-configs/pagetable-bug-read-faults-leak.jpf"));

    @TempDir Path folder;

    @BeforeEach
    void copyTheClasses() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("pagetable"));
        try (Stream<Path> files = Files.list(Path.of("target/classes/pagetable"))) {
            for (Path file : files.toList()) Files.copy(file, copy.resolve(file.getFileName()));
        }
    }

    @Test
    void classesThatStayAreChecked() {
        assertThat(check("pagetable/NoSuch.class").verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void aClassThatChangesMeanwhileIsNoVerdict() {
        assertThatThrownBy(() -> check("pagetable/Mm.class"))
                .isInstanceOf(CheckError.class)
                .hasMessageStartingWith(
                        "pagetable/Mm.class has changed while it was checked, so that nothing is known of it")
                .extracting("exitCode")
                .isEqualTo(CheckError.ExitCode.SYSTEM);
    }

    private Result check(String edited) {
        Checker checker = new Checker(ModelClasses.of(List.of(folder)));
        Engine engine = new Meanwhile(folder.resolve(edited), CompiledModel.engine());
        return checker.check(engine, CHECK, Limits.defaults(), progress -> {}).result();
    }

    /** The explicit engine, where somebody writes to a file before it has answered. */
    private record Meanwhile(Path written, Engine engine) implements Engine {
        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public Result answer(Question question, Limits limits, Consumer<Progress> progress) {
            Result result = engine.answer(question, limits, progress);
            try {
                Files.write(
                        written, new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return result;
        }

        @Override
        public Sought<Way> follow(
                Question question, Script script, Failure failure, Limits limits) {
            return engine.follow(question, script, failure, limits);
        }
    }
}
