package sharelock.compile.refusals;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.compile.ModelError;
import sharelock.explicit.CompiledModel;
import sharelock.question.Property;

/** What a model may not do is refused, with the line, the reason and the remedy. */
class RefusalsTest {
    private static final List<Property> NONE = List.of();

    static Stream<Refusal> refusals() {
        return Stream.of(
                        ObjectRefusals.all(),
                        LibraryRefusals.all(),
                        ThreadRefusals.all(),
                        StepRefusals.all(),
                        GhostRefusals.all(),
                        IdentityRefusals.all(),
                        MadeRefusals.all(),
                        TypeRefusals.all(),
                        ValueRefusals.all())
                .flatMap(part -> part);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedWithTheWayOut(Refusal refusal) {
        Object model = refusal.model();
        assertThatThrownBy(() -> new CompiledModel(model, NONE))
                .isInstanceOf(ModelError.class)
                .hasMessage(refusal.expected());
    }
}
