package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTest {

    @Test
    void marksAtTheBeginOfLinesAreLeftOut() {
        assertThat(
                        FoldedText.of("> > - Take\n> > a page.\n+/*\n+ * It\n+ * is *new*\n+ */\n")
                                .plain())
                .isEqualTo(" Take a page. It is *new* ");
    }

    @Test
    void aSecondSentenceIsSeen() {
        assertThat(behind("It locks. Then it sleeps.")).isEqualTo("Then it sleeps.");
        assertThat(behind("does it lock? it does.")).isEqualTo("it does.");
        assertThat(behind("It (i.e. the task) runs on 2.5.31 (\"now.\")")).isEmpty();
    }

    @Test
    void paragraphsItemsAndCommentsAreSentences() {
        assertThat(behind("lock\n\nunlock")).isEqualTo("unlock");
        assertThat(behind(" - lock\n - unlock")).isEqualTo("unlock");
        assertThat(behind("/* lock */\nlock();")).isEqualTo("lock();");
    }

    @Test
    void codeHoldsNeitherSentencesNorComments() {
        assertThat(prose("+ a = b ? 1 : 2;\n+ printk(\"no.\\n\", ...); /* 320 */")).isEmpty();
        assertThat(prose("+ lock(); // it waits")).isEqualTo("it waits");
        assertThat(prose("config X\n  help\n   This locks.\n")).endsWith("This locks.");
    }

    private static String behind(String text) {
        FoldedText folded = FoldedText.of(text);
        int begin = folded.plain().indexOf(folded.plain().strip());
        return folded.behindTheFirstSentence(begin, folded.plain().length());
    }

    private static String prose(String text) {
        FoldedText folded = FoldedText.of(text);
        return folded.proseIn(0, folded.plain().length());
    }
}
