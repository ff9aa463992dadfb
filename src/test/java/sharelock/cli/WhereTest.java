package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails says where: class, method, line and task, in each form of a report. */
@Timeout(60)
class WhereTest {
    private static final String TASKS =
            """
            int x; final SpinLock l = new SpinLock("l");
            final T t = new T("t"); final T u = new T("u");
            final class T extends Task {
             T(String n) { super(n); }
             protected void run() { %s }
             void helper(int k) {
              int z = k - 1;
              assert z != 0;
             }
            }
            """;
    private static final String MODEL = "check.model = out.Where\n";

    @TempDir Path folder;
    private Outsider outsider;

    @BeforeEach
    void open() {
        outsider = new Outsider(folder);
    }

    private void assertSaid(String body, String where) throws IOException {
        outsider.model("Where", TASKS.formatted(body));
        assertShown(outsider.check(MODEL), where);
    }

    private void assertShown(Command run, String where) {
        assertThat(run.out()).contains("    " + where + "; expected: holds").contains("\n" + where);
        Command replay = outsider.replay();
        assertThat(replay.out()).contains("\n\n" + where).contains("Reached again");
        assertThat(replay.exit()).isZero();
    }

    @Test
    void anAssertionInAMethodThatIsCalled() throws IOException {
        assertSaid(
                "x++; helper(Steps.choose(2));",
                "assertion fails in T.helper (Where.java:9), task t");
    }

    @Test
    void anAssertionBeforeAnyStep() throws IOException {
        assertSaid(
                "if (name() == \"u\") helper(1); x = 1;",
                "assertion fails in T.helper (Where.java:9), task u before its first step");
    }

    @Test
    void anException() throws IOException {
        assertSaid(
                "x++; throw new IllegalStateException(\"so\");",
                "IllegalStateException in T.run (Where.java:6), task t");
        assertThat(outsider.check(MODEL).out()).contains("(Where.java:6), task t: so\nReplay");
    }

    @Test
    void aRuleAtTheCallInTheModel() throws IOException {
        assertSaid("l.unlock();", "not-the-holder in T.run (Where.java:6), task t");
    }

    @Test
    void aLambda() throws IOException {
        assertSaid(
                "Steps.atomically(() -> { assert false; });",
                "assertion fails in T.run (Where.java:6), task t");
    }

    @Test
    void aPropertyThatThrew() throws IOException {
        outsider.model("Where", TASKS.formatted("x = 1;"));
        outsider.property("Throws", "Invariant", "Where", "1 / (1 - m.x) > 0");
        assertShown(
                outsider.check(MODEL + "check.always = Throws\n"),
                "a property threw ArithmeticException in Throws.holds (Throws.java:2)");
    }

    @Test
    void jsonHasThePlace() throws IOException {
        outsider.model("Where", TASKS.formatted("x = 1; helper(x);"));
        outsider.property("Small", "Invariant", "Where", "m.x < 1");
        String assertion = outsider.check(MODEL, "--format", "json").out();
        assertThat(assertion)
                .contains(
                        "\"at\":{\"file\":\"Where.java\",\"line\":9,\"class\":\"out.Where$T\",\"method\":\"helper\"}");
        String property =
                outsider.check(MODEL + "check.always = Small\n", "--format", "json").out();
        assertThat(property)
                .contains("\"at\":{\"file\":\"Small.java\",\"line\":2,\"class\":\"out.Small\"");
        outsider.model("Where", TASKS.formatted("l.lock();"));
        assertThat(outsider.check(MODEL, "--format", "json").out()).contains("\"at\":null");
    }

    @Test
    void oneStateIsOne() throws IOException {
        outsider.model("Where", TASKS.formatted("throw new IllegalStateException();"));
        assertThat(outsider.check(MODEL).out()).contains("0 steps (shortest), 0 states seen");
        outsider.model(
                "Where",
                TASKS.formatted("int k = Steps.choose(2); throw new IllegalStateException();"));
        assertThat(outsider.check(MODEL).out()).contains("1 step, 1 state seen");
    }
}
