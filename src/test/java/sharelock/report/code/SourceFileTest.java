package sharelock.report.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sharelock.report.code.SourceFile.Declared;

class SourceFileTest {
    private static final String TEXT =
            """
            package p;

            class Outer {
                /** One, as the_kernel() does. */
                int one() { return 1; }

                @Override
                public String toString() {
                    return new Object() {
                        int inner() {
                            return 2;
                        }
                    }.toString();
                }

                record Nested(int x) {
                    void two() {}
                }
            }
            """;

    private final SourceFile file = new SourceFile(TEXT);

    @Test
    void aMethodBeginsWithItsComment() {
        assertThat(file.methodAt(5))
                .contains(new Declared("Outer", "one", 4, 5, "One, as the_kernel() does."));
    }

    @Test
    void theInnermostMethodOfALineCounts() {
        assertThat(file.methodAt(11)).map(Declared::name).contains("inner");
        assertThat(file.methodAt(13)).contains(new Declared("Outer", "toString", 7, 14, ""));
        assertThat(file.methodAt(17)).map(Declared::type).contains("Outer.Nested");
        assertThat(file.methodAt(3)).isEmpty();
    }

    @Test
    void whatIsNoJavaHasNoMethods() {
        assertThat(new SourceFile("int main(void) { return 0; ").methodAt(1)).isEmpty();
    }
}
