package sharelock.jpf.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import sharelock.jpf.wire.Fault.At;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Fault.Seen;
import sharelock.jpf.wire.Fault.Wanted;
import sharelock.jpf.wire.JpfPath.Changed;
import sharelock.jpf.wire.JpfPath.Found;
import sharelock.jpf.wire.JpfPath.Frame;
import sharelock.jpf.wire.JpfPath.InStep;
import sharelock.jpf.wire.JpfPath.Transition;

/** What is written is read again, whatever text is in it. */
class WireTest {

    /** Any chars at all, many of them such as separate, end or escape something. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> special =
                Arbitraries.of(
                        "|",
                        "%",
                        "%00",
                        "%0041",
                        "=",
                        ":",
                        ": ",
                        ",",
                        "\n",
                        "\r\n",
                        "\t",
                        "\0",
                        " ",
                        "\n\tat ",
                        "</details>",
                        "]]>",
                        "\"",
                        "${x}",
                        "\\",
                        "\ud83d",
                        "\ude00",
                        "\uffff",
                        "\u0085",
                        "\u2028",
                        "end",
                        "cut",
                        "complete",
                        Fault.DOES_NOT_HOLD + ": ");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(6);
        Arbitrary<String> parts =
                Arbitraries.oneOf(special, any, Arbitraries.strings().ascii().ofMaxLength(6));
        return parts.list().ofMaxSize(4).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return hostile().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<At> places() {
        return Combinators.combine(hostile(), Arbitraries.integers()).as(At::new);
    }

    @Property
    void everyEscapeIsPrintableAsciiAndIsReadAgain(@ForAll("hostile") String text) {
        for (String escaped : List.of(Escape.field(text), Escape.free(text), Escape.key(text))) {
            assertThat(escaped).matches("[ -~]*").doesNotContain("</");
            assertThat(Escape.read(escaped)).isEqualTo(text);
        }
        assertThat(Escape.key(text)).matches("[A-Za-z0-9_\\-.\\[\\]()%]*");
        assertThat(Escape.field(text)).doesNotContain("|");
    }

    @Property
    void faults(
            @ForAll Cause cause,
            @ForAll("hostile") String name,
            @ForAll("places") At at,
            @ForAll("hostile") String said) {
        Fault fault = new Fault(cause, name, at, said);
        assertThat(Fault.in("%s: %s".formatted(Names.VIOLATION, fault.text()))).contains(fault);
        String printed = "%s: %s\n\tat a.B.c(B.java:1)\n".formatted(Names.VIOLATION, fault.text());
        assertThat(Fault.in(printed)).contains(fault);
        assertThat(Fault.in("x" + printed)).isEmpty();
    }

    @Property
    void whatWasSeen(@ForAll("places") At at, @ForAll("hostile") String read) {
        Seen seen = new Seen(at, read);
        assertThat(Seen.of(seen.text())).isEqualTo(seen);
    }

    @Property
    void scripts(@ForAll("texts") List<String> tasks) {
        List<Turn> turns = new ArrayList<>();
        for (String task : tasks) {
            if (task.isEmpty()) continue; // no task has no name
            turns.add(new Turn(task, Turn.STEP));
            turns.add(new Turn(task, task.length()));
        }
        assertThat(Turn.read(Turn.script(turns))).isEqualTo(turns);
    }

    @Property
    void sayings(@ForAll("texts") List<String> names, @ForAll("hostile") String text) {
        List<String> said = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        Noting toVoice = new Noting(said);
        Sayings.Voice voice =
                new Sayings.Voice() {
                    @Override
                    protected void say(String line) {
                        assertThat(line).matches("[ -~]*");
                        Sayings.hear(line, new Noting(heard));
                    }
                };
        for (Sayings sayings : List.of(toVoice, voice)) {
            sayings.goals(names);
            sayings.needsRest();
            sayings.read(text);
            sayings.reached(text);
            sayings.looked();
            sayings.rest();
            sayings.watch(text);
            sayings.watched();
        }
        assertThat(heard).isEqualTo(said).hasSize(8);
    }

    private record Noting(List<String> notes) implements Sayings {
        @Override
        public void goals(List<String> names) {
            notes.add("goals " + names);
        }

        @Override
        public void needsRest() {
            notes.add("needsRest");
        }

        @Override
        public void read(String file) {
            notes.add("read " + file);
        }

        @Override
        public void reached(String goal) {
            notes.add("reached " + goal);
        }

        @Override
        public void looked() {
            notes.add("looked");
        }

        @Override
        public void rest() {
            notes.add("rest");
        }

        @Override
        public void watch(String property) {
            notes.add("watch " + property);
        }

        @Override
        public void watched() {
            notes.add("watched");
        }
    }

    @Property
    void evidence(@ForAll("texts") List<String> reached, @ForAll boolean looked, @ForAll int end) {
        Evidence evidence = new Evidence(Set.copyOf(reached), looked, end % 3 == 1, end % 3 == 2);
        List<String> lines = evidence.lines();
        assertThat(Evidence.of(lines)).isEqualTo(evidence);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(Evidence.of(lines.subList(0, i)).complete()).isFalse();
        }
    }

    @Provide
    Arbitrary<Transition> transitions() {
        Arbitrary<Integer> numbers = Arbitraries.integers();
        Arbitrary<Frame> frames =
                Combinators.combine(numbers, hostile(), hostile(), hostile(), numbers)
                        .as(Frame::new);
        Arbitrary<Changed> changed =
                Combinators.combine(hostile(), hostile(), hostile()).as(Changed::new);
        Arbitrary<Found> found =
                Combinators.combine(hostile(), texts(), changed.list().ofMaxSize(3)).as(Found::new);
        return Combinators.combine(
                        numbers,
                        hostile(),
                        numbers,
                        Arbitraries.of(InStep.class),
                        frames.list().ofMaxSize(3),
                        found)
                .as(Transition::new);
    }

    @Provide
    Arbitrary<List<Transition>> ways() {
        return transitions().list().ofMaxSize(4);
    }

    @Property(tries = 300)
    void paths(
            @ForAll("ways") List<Transition> transitions,
            @ForAll("texts") List<String> names,
            @ForAll Set<Integer> returned) {
        Map<Integer, String> threads = new HashMap<>();
        Map<String, String> initial = new LinkedHashMap<>();
        for (String name : names) {
            threads.put(name.length() - 2, name);
            initial.put(name, names.get(0));
        }
        JpfPath path = new JpfPath(threads, initial, transitions, returned);
        List<String> lines = path.lines();
        JpfPath read = JpfPath.of(lines);
        assertThat(read).isEqualTo(path);
        assertThat(List.copyOf(read.initial().keySet()))
                .isEqualTo(List.copyOf(path.initial().keySet()));
        for (int i = 0; i < lines.size(); i++) {
            List<String> cut = lines.subList(0, i);
            assertThatThrownBy(() -> JpfPath.of(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("What JPF told of its path is not whole: ");
        }
    }

    @Test
    void aPathThatIsNoneIsAnError() {
        for (String line :
                List.of("thread|x|a", "transition|1", "frame|1|a", "else", "", "initial|%1|a")) {
            assertThatThrownBy(() -> JpfPath.of(List.of(line, "transition|1|G|1|BEGINS|x", "end")))
                    .as(line)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("What JPF told of its path is not whole: " + line);
        }
    }

    /** The texts that a person reads or writes. */
    @Test
    void textsForPeople() {
        At at = new At("pagetable/Mm.java", 41);
        assertThat(new Fault(Cause.INVARIANT, "a.B", at, "x < 3 || y: y = 2").text())
                .isEqualTo(
                        "INVARIANT|a.B|pagetable/Mm.java:41|it does not hold: x < 3 || y: y = 2");
        assertThat(new Fault(Cause.AT_REST, "a.B", At.NOWHERE, "").text())
                .isEqualTo("AT_REST|a.B||it does not hold");
        assertThat(new Fault(Cause.RULE, "r", at, "100%\n").text())
                .isEqualTo("RULE|r|pagetable/Mm.java:41|100%0025%000a");
        assertThat(at.brief()).isEqualTo("Mm.java:41");
        assertThat(Turn.script(List.of(new Turn("a|b=1\n", Turn.STEP), new Turn("a", 2))))
                .isEqualTo("a%007cb%003d1%000a|a=2");
        assertThat(Turn.read(" a | a=1||b "))
                .hasToString(Turn.read("a|a=1|b").toString())
                .hasSize(3);
        assertThat(Turn.script(List.of())).isEqualTo("|");
        assertThat(Turn.read("|")).isEmpty();
    }

    /** A failure is looked for by its name and by what may be called so. */
    @Test
    void wanted() {
        Wanted wanted = new Wanted(List.of(Cause.INVARIANT, Cause.RULE), "p.A$B|,x");
        assertThat(wanted.text()).isEqualTo("INVARIANT,RULE|p.A%0024B%007c%002cx");
        assertThat(Wanted.of(wanted.text())).isEqualTo(wanted);
        assertThat(wanted.is(Cause.RULE, "p.A$B|,x")).isTrue();
        assertThat(wanted.is(Cause.AT_REST, "p.A$B|,x")).isFalse();
        assertThat(wanted.is(Cause.RULE, "p.A")).isFalse();
        Wanted any = Wanted.of("deadlock");
        assertThat(any.is(Cause.EXCEPTION, "deadlock")).isTrue();
        assertThat(Wanted.of("").is(Cause.EXCEPTION, "x")).isTrue();
    }

    @Test
    void whatNobodySaysIsAnError() {
        assertThatThrownBy(() -> Sayings.hear("hum|x", new Noting(new ArrayList<>())))
                .hasMessage("Nobody says hum|x inside JPF");
        assertThatThrownBy(() -> Turn.read("a%00"))
                .hasMessage("a%00 has a % without four hexadecimal digits behind it");
        assertThatThrownBy(() -> new Evidence(Set.of(), true, true, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
