package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.specialise.Specialiser;
import sharelock.explicit.CompiledModel;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.question.Question;

/** Every shipped model does the same emitted and interpreted. */
class ShippedModelsTest {
    private static final Path CHECKS = Path.of("jpf-configs");
    private static final int EVERY = 8;

    static Stream<Path> checks() {
        return CheckFile.in(CHECKS).stream();
    }

    /** One of each {@value #EVERY}, spread over all five protocols. */
    static Stream<Path> some() {
        List<Path> all = CheckFile.in(CHECKS);
        return IntStream.iterate(0, each -> each < all.size(), each -> each + EVERY)
                .mapToObj(all::get);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("some")
    void emittedCodeIsWhatTheInterpreterDoes(Path file) {
        ModelProgram program = compile(file);

        BothWays.Seen near = BothWays.explore(Interpreter.rehearse(program), 20);
        BothWays.wander(near.plan(), 4, 300);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void allEmittedCodeIsWhatTheInterpreterDoes(Path file) {
        emittedCodeIsWhatTheInterpreterDoes(file);
    }

    @Test
    void thereAreShippedModels() {
        assertThat(checks()).isNotEmpty();
    }

    /** The model and the properties of a check, as the engine would get them. */
    private static ModelProgram compile(Path file) {
        Question question = Question.of(CheckFile.read(file), ModelClasses.of(List.of()));
        return new Specialiser(question.model(), CompiledModel.asked(question.properties()))
                .specialise();
    }
}
