package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in which nothing has a name, or nothing can ever move. */
@Timeout(60)
class ModelsRefusedTest {
    private static final String MODEL = "check.model = out.M\n";
    private static final String TASKS =
            """
            int x; final T t = new T(%s); final T u = new T(%s);
            final class T extends Task {
             T(String n) { super(n); }
             protected void run() { x++; %s }
             protected boolean startsDormant() { return %s; }
            }
            """;

    @TempDir Path folder;
    private Outsider outsider;

    @BeforeEach
    void open() {
        outsider = new Outsider(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void aTaskNeedsAName(String name) throws IOException {
        outsider.model("M", TASKS.formatted("\"t\"", name, "", "false"));
        Command run = outsider.check(MODEL);
        assertThat(run.err())
                .contains(
                        "A task of class out.M$T has no name. Give each task one: traces and messages say it.");
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void theSecondTaskOfANameGoesByItsField() throws IOException {
        outsider.model("M", TASKS.formatted("\"t\"", "\"t\"", "assert x < 2;", "false"));
        Command run = outsider.check(MODEL);
        assertThat(run.out()).containsPattern("t +u +changed");
        assertThat(outsider.replay().exit()).isZero();
    }

    @Test
    void ofDormantTasksNothingComes() throws IOException {
        outsider.model("M", TASKS.formatted("\"t\"", "\"u\"", "", "true"));
        Command run = outsider.check(MODEL);
        assertThat(run.err())
                .contains(
                        "All tasks of out.M start dormant, so nothing ever happens. One at least must start by itself.");
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void aClassOfJavaIsNoModel() throws IOException {
        Command run = outsider.check("check.model = java.lang.String\n");
        assertThat(run.err())
                .contains(
                        "check.model: java.lang.String is a class of Java's, and no model. Name a class of your own.");
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aKeyThatIsLikeNoOtherIsNotLikenedToOne() throws IOException {
        outsider.model("M", TASKS.formatted("\"t\"", "\"u\"", "", "false"));
        assertThat(outsider.check(MODEL + "my.key = 1\n").err())
                .contains(
                        "unknown key my.key. It is none of Sharelock's and none of JPF's. A key of another tool,");
    }

    @Test
    void tooManyWorkersAreRefused() throws IOException {
        outsider.model("M", TASKS.formatted("\"t\"", "\"u\"", "", "false"));
        Command run = outsider.check(MODEL, "--workers", "1001");
        assertThat(run.err()).contains("--workers: at most 1,000, not 1,001.");
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aStaticArrayGoesByItsClassAndField() throws IOException {
        outsider.model(
                "M",
                """
                static final int[] S = new int[2]; static final M.C[] CS = {new C()};
                static final class C { int n; }
                final T t = new T("t"); final T u = new T("u");
                final class T extends Task {
                 T(String n) { super(n); }
                 protected void run() { S[1]++; CS[0].n++; assert S[1] < 2; }
                }
                """);
        assertThat(outsider.check(MODEL).out())
                .contains("M.S[1]: 0 -> 1")
                .contains("M.CS[0].n: 0 -> 1");
    }

    @Test
    void aHiddenFieldSaysOfWhichClassItIs() throws IOException {
        outsider.model(
                "M",
                """
                static class A extends Task {
                 int v; final int[] w = new int[1];
                 A(String n) { super(n); }
                 protected void run() { v = v + 1; w[0]++; }
                }
                static final class B extends A {
                 int v; final int[] w = new int[1];
                 B(String n) { super(n); }
                 protected void run() { super.run(); v = v + 2; w[0]++; assert false; }
                }
                final B t = new B("t");
                """);
        outsider.property(
                "P", "Invariant", "M", "((M.A) m.t).v + m.t.v + ((M.A) m.t).w[0] + m.t.w[0] >= 0");
        assertThat(outsider.check(MODEL + "check.always = P\n").out())
                .contains("t.A.v: 0 -> 1")
                .contains("t.v: 0 -> 2")
                .contains("t.A.w[0]: 0 -> 1")
                .contains("t.w[0]: 0 -> 1");
    }

    @Test
    void aBooleanIsSetToAWord() throws IOException {
        outsider.model(
                "M",
                """
                boolean l = true; static boolean unused; final T t = new T("t"); final T u = new T("u");
                final class T extends Task {
                 T(String n) { super(n); }
                 protected void run() { l = false; assert l; }
                }
                """);
        assertThat(outsider.check(MODEL).out())
                .contains("l = false")
                .contains("l: true -> false")
                .doesNotContain("l = 0");
    }

    /** Public or not: Java PathFinder sees all of them, and would take the first. */
    @ParameterizedTest
    @ValueSource(strings = {"public", "private"})
    void constructorsThatArgumentsDoNotTellApart(String other) throws IOException {
        Outsider outsider = new Outsider(folder);
        outsider.model(
                "Two",
                """
                final long n;
                %s Two(int n) { this.n = n; }
                public Two(long n) { this.n = 2 * n; }
                final Task t = new Task("t") { protected void run() { } };
                """
                        .formatted(other));
        Command run = outsider.check("check.model = out.Two\ncheck.args = n=5\n");
        assertThat(run.err())
                .contains(
                        "c.jpf: check.args: n fits two constructors of out.Two: one takes n (int), the other n (long).")
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(151);
    }
}
