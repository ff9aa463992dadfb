package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiling is recursive: whatever compiles a model has the stack for it, not only a check. */
class DeepModelTest {
    private static final int CALLS = 700;

    @TempDir Path folder;

    @Test
    void aModelThatCanBeCheckedCanBeReplayedAndShown() throws IOException {
        StringBuilder body = new StringBuilder("int x;\n");
        for (int i = 0; i < CALLS; i++) {
            body.append("private void f%d() { f%d(); }\n".formatted(i, i + 1));
        }
        body.append("private void f%d() { x = 1; assert x == 0 : \"set\"; }\n".formatted(CALLS));
        body.append("final Task task = new Task(\"t\") { protected void run() { f0(); } };\n");
        Outsider outsider = new Outsider(folder);
        outsider.model("Deep", body.toString());
        String check = "check.model = out.Deep\ncheck.expect = fails assertion\n";
        Command checked = outsider.check(check, "--progress", "off");
        assertThat(checked.err()).isEmpty();
        assertThat(checked.exit()).isZero();
        Command replayed = outsider.replay();
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.exit()).isZero();
        Command dumped = outsider.run("dump", check);
        assertThat(dumped.err()).isEmpty();
        assertThat(dumped.exit()).isZero();
    }
}
