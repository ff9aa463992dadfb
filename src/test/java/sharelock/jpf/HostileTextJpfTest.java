package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.jpf.JpfRuns.Heard;
import sharelock.jpf.wire.Names.Keys;
import sharelock.random.InMemoryClasses;
import sharelock.result.Failure;

/**
 * Whatever text a model holds, it comes out of JPF as it is; but half a surrogate pair is none
 * inside JPF.
 */
@NeedsJpf
class HostileTextJpfTest {
    private static final String TEXT =
            "a|b: 100% \n\tat x.Y(Y.java:1) \u0001 </details> ]]> ${x} \u00e4 \ud83d\ude00 |";

    private static final String SOURCE =
            """
            package random;
            import sharelock.model.*;
            public final class Model {
                String text = "";
                boolean fails;
                final Task task = new Task("t") {
                    @Override protected void run() {
                        text = "%1$s";
                        assert !fails : "%1$s";
                    }
                };
                public Model(boolean fails) { this.fails = fails; }
                static final class NoText implements Invariant<Model> {
                    @Override public boolean holds(Model m) { return m.text.isEmpty(); }
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void whatAnExceptionSays() {
        Failure failure = run(Map.of(Keys.ARGS, "fails=true"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.ASSERTION);
        assertThat(failure.message()).isEqualTo(TEXT);
        assertThat(failure.at().file()).isEqualTo("Model.java");
    }

    @Test
    void whatAPropertyHasRead() {
        Failure failure = run(Map.of(Keys.ARGS, "fails=false", Keys.ALWAYS, "Model$NoText"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVARIANT);
        assertThat(failure.explanation()).contains("text = " + TEXT);
    }

    /** The text as it stands in a source, between quotes. */
    private static String literal() {
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < TEXT.length(); i++) {
            char c = TEXT.charAt(i);
            if (c >= ' ' && c <= '~') literal.append(c);
            else literal.append(c == '\n' ? "\\n" : "\\u%04x".formatted((int) c));
        }
        return literal.toString();
    }

    private Failure run(Map<String, String> check) {
        InMemoryClasses.compile("random.Model", SOURCE.formatted(literal())).writeTo(folder);
        Map<String, String> keys = new java.util.HashMap<>(check);
        keys.put(Keys.MODEL, "random.Model");
        Heard heard = new JpfRuns(folder).run(keys);
        assertThat(heard.run().failure()).as(heard.run().note()).isNotNull();
        return heard.run().failure();
    }
}
