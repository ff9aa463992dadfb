package sharelock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A damaged trace is refused in one line, or it is a trace that can be shown. */
class DamagedTraceTest {
    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d+|true|false|null");
    private static final List<String> OTHERS =
            List.of(
                    "null",
                    "-1",
                    "2147483647",
                    "99999999999999999999",
                    "1e400",
                    "\"\"",
                    "\"\\u001b[2J\\n  holds\"",
                    "\"\\ud800\"",
                    "true",
                    "[]",
                    "{}",
                    "[null]",
                    "{\"\": null}",
                    "[".repeat(5000),
                    "{\"a\":".repeat(2000));

    @Property(tries = 1000)
    void aDamagedTraceIsRefusedOrShown(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int n)
            throws IOException {
        Random random = new Random(seed);
        String text = whole();
        for (int i = 0; i < n; i++) text = damaged(text, random);
        assertRefusedOrShown(text);
    }

    /** The random damages may miss one of them in a run. */
    @Example
    void everyValueMayBeEveryOther() throws IOException {
        String text = whole();
        for (int[] place : values(text)) {
            for (String other : OTHERS) assertRefusedOrShown(replaced(text, place, other));
        }
    }

    /** Nothing is read as something else: a number as a text, or as the constant of its place. */
    @Example
    void aValueOfAnotherTypeIsRefused() throws IOException {
        String text = whole().replaceFirst("\\[ ]", "[ 1 ]");
        for (int[] place : values(text)) {
            String value = text.substring(place[0], place[1]);
            boolean isText = value.startsWith("\"");
            boolean isNumber = value.matches("-?\\d+");
            for (String other : List.of("7", "0", "-1", "1.0", "true", "\"1\"", "null")) {
                if (isText && other.startsWith("\"")) continue;
                if (isNumber && other.matches("-?\\d")) continue;
                if (value.equals(other)) continue;
                if (value.equals("false") && other.equals("true")) continue;
                assertThat(refusal(replaced(text, place, other)))
                        .as("%s in the place of %s", other, value)
                        .isNotEmpty();
            }
        }
    }

    /** Numbers of lines are -1 where code has none. */
    @Example
    void aNumberThatCannotBeIsRefused() throws IOException {
        String text = whole().replaceFirst("\\[ ]", "[ 1 ]");
        for (int[] place : values(text)) {
            if (!text.substring(place[0], place[1]).matches("\\d+")) continue;
            for (String odd : List.of("-2", "1.5", "1e2", "1e400", "9".repeat(20), "\"\"")) {
                assertThat(refusal(replaced(text, place, odd)))
                        .containsAnyOf("the trace is damaged: ", "a trace of format version ");
            }
        }
        assertThat(refusal(text.replace("[ 1 ]", "[ -1 ]"))).contains("step 1 chooses -1");
        assertThat(refusal(text.replace("\"task\" : 1", "\"task\" : 3")))
                .contains("step 6 is of task 3, and there are 3");
        assertThat(refusal(text.replaceFirst("\"task\" : 0", "\"task\" : -1")))
                .contains("step 1 is of task -1");
        assertThat(refusal(text.replaceFirst("\"line\" : 48", "\"line\" : -7")))
                .contains("step 1 is at SharedPageTable.java:-7");
        assertThat(refusal(text.replaceFirst("\"line\" : 12", "\"line\" : -7")))
                .contains("its failure is at SharedPageTable.java:-7");
        assertThat(refusal(text.replace("\"states\" : 91", "\"states\" : -91")))
                .contains("it is of -91 states");
    }

    private static String refusal(String text) {
        try {
            SavedTrace.parse(text);
            return "";
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Example
    void aVeryLongStringIsRefusedOrShown() throws IOException {
        String text =
                whole().replace(
                                "\"version\"",
                                "\"" + "x".repeat(100_000_000) + "\" : 1, \"version\"");
        assertRefusedOrShown(text);
    }

    private static void assertRefusedOrShown(String text) {
        SavedTrace saved;
        try {
            saved = SavedTrace.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).doesNotContain("\n", "\u001b").hasSizeLessThan(500);
            return;
        }
        try {
            for (String shown :
                    List.of(
                            saved.table(80),
                            saved.steps(saved.trace(), saved.trace().steps().size(), true, 80),
                            saved.failure().headline())) {
                assertThat(shown).isNotNull();
            }
        } catch (RuntimeException bug) {
            fail(text, bug);
        }
    }

    private static String whole() throws IOException {
        Path folder = Files.createTempDirectory("trace");
        Path file = SavedTraces.twoTasks().save(folder.resolve("x.trace.json"));
        String text = Files.readString(file);
        Files.delete(file);
        Files.delete(folder);
        return text;
    }

    private static String damaged(String text, Random random) {
        if (text.isEmpty()) return text;
        int at = random.nextInt(text.length());
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> lines(text, random, 0);
            case 3 -> lines(text, random, 2);
            case 4 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 40));
            default -> otherValue(text, random);
        };
    }

    /** One line left out or doubled. */
    private static String lines(String text, Random random, int copies) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) return text;
        int at = random.nextInt(lines.size());
        String line = lines.remove(at);
        for (int i = 0; i < copies; i++) lines.add(at, line);
        return String.join("\n", lines);
    }

    private static String otherValue(String text, Random random) {
        List<int[]> places = values(text);
        if (places.isEmpty()) return text;
        int[] place = places.get(random.nextInt(places.size()));
        return replaced(text, place, OTHERS.get(random.nextInt(OTHERS.size())));
    }

    /** Where the values and the names of fields are: start and end. */
    private static List<int[]> values(String text) {
        List<int[]> places = new ArrayList<>();
        Matcher values = VALUE.matcher(text);
        while (values.find()) places.add(new int[] {values.start(), values.end()});
        return places;
    }

    private static String replaced(String text, int[] place, String other) {
        return text.substring(0, place[0]) + other + text.substring(place[1]);
    }
}
