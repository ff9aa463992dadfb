package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.Checker;
import sharelock.Engine;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.specialise.Specialiser;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;

/** Every shipped model does the same emitted and interpreted. */
class ShippedModelsTest {
    private static final Path CHECKS = Path.of("jpf-configs");

    static Stream<Path> checks() {
        return CheckFile.in(CHECKS).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void emittedCodeIsWhatTheInterpreterDoes(Path file) {
        ModelProgram program = compile(file);

        BothWays.explore(Interpreter.rehearse(program), 20);
        BothWays.wander(program, 4, 300);
    }

    @Test
    void thereAreShippedModels() {
        assertThat(checks()).isNotEmpty();
    }

    /** The model and the properties of a check, as the engine would get them. */
    private static ModelProgram compile(Path file) {
        List<ModelProgram> compiled = new ArrayList<>();
        Engine.Maker maker =
                (model, properties, leftOut) -> {
                    compiled.add(new Specialiser(model, properties.asked()).specialise());
                    throw new Compiled();
                };
        try {
            new Checker(ModelClasses.of(List.of()), maker).dump(CheckFile.read(file));
        } catch (Compiled done) {
            return compiled.get(0);
        }
        throw new AssertionError("no engine was asked for");
    }

    /** All that is wanted of the check. */
    private static final class Compiled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
