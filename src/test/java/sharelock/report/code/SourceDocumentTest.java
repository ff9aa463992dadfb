package sharelock.report.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.question.CheckError;
import sharelock.report.code.SourceDocument.Quote;

class SourceDocumentTest {
    private static final String MAIL =
            """
            Here is a patch. It calls open_door() late.

            That is all.

            --- a/door.c
            +++ b/door.c
            @@ -1,9 +1,14 @@ int knock(void)
             #include <door.h>
            +extern int open_door(struct door *);
            +
            +int open_door(struct door *d)
            +{
            +	if (d->locked) {
            +		return -1;
            +	}
            +	return 0;
            +}
             int enter(struct door *d)
             {
            -	if (d) {
            +	if (!open_door(d))
             		walk(d);
            -	}
             	return 0;
             }
            +#define leave(d) \\
            +	shut(d)
             static int unused;
            @@ -30,3 +35,3 @@
             	a();
             	b();
            -	walk(0);
             	c();
            """;

    private final SourceDocument document = new SourceDocument(MAIL.lines().toList());

    @Test
    void aFunctionIsQuotedAsThePatchHasIt() {
        assertThat(document.quotes("open_door"))
                .extracting(quote -> quote.first() + ": " + quote.lines().get(0))
                .containsExactly("11: +int open_door(struct door *d)");
        assertThat(document.quotes("open_door").get(0).lines()).hasSize(7).endsWith("+}");
    }

    @Test
    void whatIsTakenOutClosesNoBrace() {
        Quote enter = document.quotes("enter").get(0);
        assertThat(enter.first()).isEqualTo(18);
        assertThat(enter.lines()).hasSize(8).endsWith(" }");
    }

    @Test
    void aMacroEndsWithItsLastLine() {
        assertThat(document.quotes("leave").get(0).lines())
                .containsExactly("+#define leave(d) \\", "+\tshut(d)");
    }

    @Test
    void whatIsOnlyNamedIsQuotedWithTheLinesAround() {
        assertThat(document.quotes("walk")).extracting(Quote::first).containsExactly(20, 30);
        assertThat(document.quotes("knock").get(0).lines()).first().asString().startsWith("@@ -1");
        assertThat(document.quotes("nothing")).isEmpty();
    }

    @Test
    void proseIsQuotedByTheParagraph() {
        SourceDocument prose = new SourceDocument(MAIL.lines().limit(3).toList());
        assertThat(prose.quotes("open_door"))
                .containsExactly(new Quote(1, MAIL.lines().limit(1).toList()));
    }

    @Test
    void theFunctionsOfThePatchAreKnown() {
        assertThat(document.functions()).containsExactly("open_door", "enter", "leave");
    }

    @Test
    void aDocumentThatIsNoneIsRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> SourceDocument.read(folder.resolve("none")))
                .isInstanceOf(CheckError.class)
                .hasMessageEndingWith("none: there is no such document.");
        assertThatThrownBy(() -> SourceDocument.read(folder))
                .isInstanceOf(CheckError.class)
                .hasMessageEndingWith("is no file. Name the file of the document.");
        Path old = folder.resolve("old");
        Files.write(old, "void caf\u00e9(void)".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(SourceDocument.read(old).functions()).isEmpty();
    }
}
