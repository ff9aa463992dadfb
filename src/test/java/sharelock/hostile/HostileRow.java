package sharelock.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import sharelock.hostile.FaultBench.Ended;

/**
 * A row of a table: an input, the command, and what must come of it.
 *
 * <pre>
 *   name | where | command | check | code | says | never
 * </pre>
 *
 * <p>A list has {@code " ; "} between its parts. A character that would not show is written {@code
 * <U+00A0>}, and {@code <U+0078*5000>} where it stands many times.
 *
 * @param where in this process, by the launcher in one of its own, or both
 * @param command its words; {@code $DIR} is the folder of the row, {@code $OUT} that of all
 *     classes, {@code ''} an empty word. Without one it checks {@code c.jpf}
 * @param check the lines of {@code c.jpf}
 * @param says what must stand on standard output or standard error
 * @param never what must not
 */
record HostileRow(
        String name,
        Where where,
        String command,
        List<String> check,
        int code,
        List<String> says,
        List<String> never) {
    private static final Pattern CHARACTER =
            Pattern.compile("<U\\+([0-9A-F]{4,6})(?:\\*([0-9]+))?>");
    private static final Pattern HOLDS = Pattern.compile("(?m)^ +holds |\"verdict\":\"holds\"");
    private static final Pattern RESTS_ON =
            Pattern.compile("holds for .* in [0-9,]+ states?|\"invariants\":[0-9]+");

    enum Where {
        IN,
        OWN,
        BOTH
    }

    static HostileRow of(List<?> cells) {
        return new HostileRow(
                cell(cells, 0),
                Where.valueOf(cell(cells, 1).toUpperCase(Locale.ROOT)),
                cell(cells, 2),
                list(cell(cells, 3)),
                Integer.parseInt(cell(cells, 4)),
                list(cell(cells, 5)),
                list(cell(cells, 6)));
    }

    private static String cell(List<?> cells, int at) {
        return Objects.requireNonNullElse(cells.get(at), "").toString();
    }

    static List<String> list(String cell) {
        if (cell.isEmpty()) return List.of();
        return Arrays.stream(cell.split(" ; ")).map(HostileRow::unescaped).toList();
    }

    private static String unescaped(String text) {
        return CHARACTER
                .matcher(text)
                .replaceAll(
                        found -> {
                            String one = Character.toString(Integer.parseInt(found.group(1), 16));
                            String times = Objects.requireNonNullElse(found.group(2), "1");
                            return java.util.regex.Matcher.quoteReplacement(
                                    one.repeat(Integer.parseInt(times)));
                        });
    }

    /** The words of the command. */
    List<String> words(String topic, String folder, String out) {
        String line = command.isEmpty() ? "check $DIR/c.jpf --classpath $OUT/" + topic : command;
        return Arrays.stream(line.split(" "))
                .map(word -> word.equals("''") ? "" : unescaped(word))
                .map(word -> word.replace("$DIR", folder).replace("$OUT", out))
                .toList();
    }

    /** Looks at the end of a run, also for what no run may do. */
    void assertSame(Ended ended) {
        String all = ended.out() + ended.err();
        assertThat(ended.code()).as(all).isEqualTo(code);
        String unbroken = all.replaceAll("\\s*\n\\s*", " ");
        assertThat(says).allSatisfy(text -> assertThat(all + unbroken).contains(text));
        assertThat(never).allSatisfy(text -> assertThat(all).doesNotContain(text));
        assertThat(all)
                .doesNotContain("bug in Sharelock", "Exception in thread", "\n    at ", "\tat ")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
        if (code == 150 || code == 151 || code == 153) {
            assertThat(ended.err()).startsWith("sharelock: ");
            assertThat(ended.err().length()).isLessThan(3000);
        }
        boolean holds = HOLDS.matcher(ended.out()).find();
        if (holds) assertThat(ended.out()).containsPattern(RESTS_ON);
        boolean expected = says.stream().anyMatch(text -> text.contains("holds"));
        if (code != 0 && !expected) assertThat(holds).as(all).isFalse();
    }
}
