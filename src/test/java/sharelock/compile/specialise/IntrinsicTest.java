package sharelock.compile.specialise;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.model.Steps;
import sharelock.model.Task;

/** The compiler knows the vocabulary by the names that it has. */
class IntrinsicTest {

    @Test
    void everyOperationOfStepsIsKnown() {
        assertThat(
                        Stream.of(Steps.class.getDeclaredMethods())
                                .filter(method -> Modifier.isPublic(method.getModifiers())))
                .isNotEmpty()
                .allMatch(method -> Intrinsic.isBuiltIn(Steps.class, method.getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "finished", "current"})
    void whatIsKnownOfATaskIsThere(String name) {
        assertThat(Intrinsic.isBuiltIn(Task.class, name)).isTrue();
        assertThat(Stream.of(Task.class.getDeclaredMethods()).map(Method::getName)).contains(name);
    }
}
