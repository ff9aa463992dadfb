package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.random.InMemoryClasses;
import sharelock.result.Failure;
import sharelock.result.Result;

/** Strings, casts, exceptions and messages mean what they mean on a JVM. */
class StringsTest {
    private static final String HEAD =
            """
            package strings;
            import sharelock.model.*;
            public final class Model {
            enum Hue { RED, BLUE }
            static class Page { int count; }
            static class Gone extends RuntimeException {
            Gone(int page) { super("page " + page + " is gone"); }
            }
            static class Kept extends RuntimeException {
            private final int page; private Object more = "more";
            Kept(int page) { super("kept " + page); this.page = page; more = null; }
            }
            int x;
            char c = 'q';
            boolean z;
            long l = 5;
            Hue hue = Hue.BLUE;
            final Page page = new Page();
            String word = "one";
            final String[] words = {"one", null};
            final String copy = new String("one");
            final Object[] mixed = {"one", page, null, Hue.RED, words};
            static final String[] ALL = {"two", null};
            String maybe(int n) { return n == 2 ? null : "not two"; }
            final Task task = new Worker();
            final class Worker extends Task {
            Worker() { super("worker"); }
            @Override protected void run() {
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    String s = null; if (x == 1) s = "one"; assert s == null;
                    String s = x == 0 ? "one" : null; assert s != null;
                    assert maybe(2) == null && maybe(1) != null;
                    assert words[x] != null && words[x + 1] == null;
                    assert copy != word && word == "one" && words[0] == word;
                    assert hue.name() == "BLUE" && hue.toString() == "BLUE";
                    assert String.valueOf((Object) null) == "null" && String.valueOf((Object) copy) == copy;
                    assert ("a" + x) != null && ("a" + x) instanceof String;
                    word = null; assert word == null; word = "two"; assert word == ALL[0] && ALL[1] == null;
                    Object o = mixed[Steps.choose(5)]; assert o instanceof String == (o == "one");
                    Object o = mixed[x + 1]; Page p = (Page) o; p.count = 1; assert page.count == 1;
                    String s = (String) mixed[2]; assert s == null;
                    assert !(mixed[2] instanceof String) && mixed[4] instanceof String[] && mixed[4] == words;
                    RuntimeException e = x == 1 ? new RuntimeException("e") : null; if (e != null) throw e;
                    Runnable r = x == 1 ? () -> x++ : null; assert r == null;
                    Runnable r = () -> x++; assert r != null;
                    RuntimeException e = new RuntimeException(); assert e != null;
                    assert Hue.values() != null;
                    Runnable r = () -> x++; RuntimeException e = new RuntimeException(); assert (Object) r != (Object) e && (Object) r != (Object) word;
                    """)
    void holds(String run) {
        assertThat(failure(run)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    String s = null; if (x == 1) s = "one"; assert s != null; | AssertionError |
                    Page p = (Page) mixed[Steps.choose(2)]; | ClassCastException | not a Page
                    Integer i = (Integer) mixed[0]; | ClassCastException | not a Integer
                    Hue h = null; assert h.name() == "RED"; | NullPointerException | null in h.name()
                    RuntimeException e = null; if (x == 1) e = new Gone(1); throw e; | NullPointerException | null in throw e
                    throw new Gone(x + 3); | strings.Model$Gone | page 3 is gone
                    String s = null; if (x == 0) s = "bad " + x; if (s != null) throw new IllegalStateException(s); | IllegalStateException | bad 0
                    assert x == 1 : "c " + c + " z " + z + " l " + l + " h " + hue + " p " + page + " t " + task; | AssertionError | c q z false l 5 h BLUE p page t worker
                    assert x == 1 : c; | AssertionError | q
                    assert x == 1 : z; | AssertionError | false
                    assert x == 1 : hue; | AssertionError | BLUE
                    assert x == 1 : "a\1b\2c" + (char) (x + 1) + x + "\1d"; | AssertionError | a\1b\2c\0010\1d
                    assert x == 1 : l; | AssertionError | 5
                    int i = x; String s = "i is " + i; i = 7; x = i; throw new IllegalStateException(s); | IllegalStateException | i is 0
                    throw new Kept(x + 3); | strings.Model$Kept | kept 3
                    if (x == 1) throw new Kept(1); throw new Kept(x + 5); | strings.Model$Kept | kept 5
                    throw new AssertionError("m", new Gone(1)); | AssertionError | m
                    throw new IllegalStateException(new Gone(1)); | IllegalStateException | strings.Model$Gone: page 1 is gone
                    throw x == 1 ? new IllegalStateException("a") : new IllegalArgumentException("b" + x); | IllegalArgumentException | b0
                    throw new AssertionError(hue); | AssertionError | BLUE
                    String s = ""; for (int i = 0; i < 3; i++) s = hue + ","; assert false : s + words[1] + maybe(1); | AssertionError | BLUE,nullnot two
                    assert x == 1 : String.valueOf(x) + String.valueOf(c) + Integer.toString(x); | AssertionError | 0q0
                    """)
    void fails(String run, String name, String message) {
        Failure failure = failure(run);
        assertThat(failure).isNotNull();
        assertThat(failure.name()).isEqualTo(name);
        assertThat(failure.message()).isEqualTo(message == null ? "" : message);
    }

    private static Failure failure(String run) {
        String source = HEAD + run + "\n}\n}\n}\n";
        Object model = InMemoryClasses.compile("strings.Model", source).create("strings.Model");
        CompiledModel engine = new CompiledModel(model, List.of());
        Limits limits = new Limits(1, 10_000, 1L << 28, Duration.ofMinutes(1), Duration.ZERO);
        Result result = engine.check(limits, progress -> {});
        return result.failure();
    }
}
