package sharelock.compile.specialise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import sharelock.compile.ModelError;
import sharelock.compile.ir.Program;
import sharelock.model.Task;

/** Traces name tasks, so that each has a name of its own that a line can hold. */
class TaskNamesTest {

    static final class Named {
        final Task[] tasks;

        Named(String... names) {
            tasks = new Task[names.length];
            for (int i = 0; i < names.length; i++) {
                tasks[i] =
                        new Task(names[i]) {
                            @Override
                            protected void run() {}
                        };
            }
        }
    }

    private static List<String> names(String... names) {
        return new Specialiser(new Named(names), List.of())
                .specialise().tasks().stream().map(Program::name).toList();
    }

    @Test
    void aSecondTaskOfANameIsCalledByItsPath() {
        assertThat(names("a", "b", "a", "a")).containsExactly("a", "b", "tasks[2]", "tasks[3]");
        assertThat(names("tasks[1]", "tasks[1]")).containsExactly("tasks[1]", "tasks[1]'");
    }

    @Test
    void aNameIsThereAndFitsALine() {
        String longest = "n".repeat(200);
        assertThat(names(longest)).containsExactly(longest);
        for (String none : new String[] {" ", "\t "}) {
            assertThatThrownBy(() -> names(none))
                    .isInstanceOf(ModelError.class)
                    .hasMessageContaining(") has no name. Traces name tasks");
        }
        assertThatThrownBy(() -> names(longest + "n"))
                .isInstanceOf(ModelError.class)
                .hasMessageContaining(") has a name of 201 characters. Traces name tasks");
    }
}
