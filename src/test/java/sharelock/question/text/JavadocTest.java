package sharelock.question.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class JavadocTest {

    @Test
    void onlyTheFirstSentenceOfAJavadocCounts() {
        String source =
                """
                /** The file. */
                package x;
                /**
                 * A {@code thing} of <b>some</b>
                 * kind, e.g.x. More.
                 */
                @Deprecated
                public final class Thing {
                    int x;
                    static class Bare {}
                }
                """;
        assertThat(Javadoc.firstSentence(source, "Thing"))
                .isEqualTo("A thing of some kind, e.g.x.");
        assertThat(Javadoc.sentence("Locks {@code rq-&gt;lock} &amp;c. More."))
                .isEqualTo("Locks rq->lock &c.");
        assertThat(Javadoc.firstSentence(source, "Bare")).isEmpty();
        assertThat(Javadoc.firstSentence(source, "Other")).isEmpty();
        assertThatCode(() -> Javadoc.firstSentence("", "")).doesNotThrowAnyException();
    }
}
