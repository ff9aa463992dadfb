package sharelock.question;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpfKeysTest {
    private static final Path PAGE = Path.of("src", "docs", "checks.md");
    private static final String BEGIN = "<!-- keys of JPF -->\n";
    private static final String END = "<!-- end of keys of JPF -->\n";

    private static CheckFile check(String key, String value) {
        Map<String, String> keys = new TreeMap<>();
        keys.put("check.model", "sample.Counter");
        keys.put(key, value);
        return CheckFile.of("c", "c.jpf", "", keys);
    }

    @ParameterizedTest
    @CsvSource({
        "search.depth_limit,                44,    it can leave out states",
        "search.heuristic.queue_limit,      10,    it can leave out states",
        "search.heuristic.beam_search,      true,  it can leave out states",
        "search.RandomSearch.path_limit,    3,     it can leave out states",
        "search.match_depth,                true,  it can leave out states",
        "search.min_free,                   1G,    it can leave out states",
        "vm.verify.ignore_path,             true,  it can leave out states",
        "budget.max_time,                   3,     budgets are the options --timeout",
        "search.class, gov.nasa.jpf.search.RandomSearch,          follow some paths only",
        "search.class, gov.nasa.jpf.search.PathSearch,            follow some paths only",
        "search.class, gov.nasa.jpf.search.Simulation,            follow some paths only",
        "search.class, gov.nasa.jpf.search.heuristic.DFSHeuristic, follow some paths only",
        "search.class, my.Search,                                 follow some paths only",
        "search.multiple_errors,            true,  what counts as a failure",
        "search.properties,                 x,     what counts as a failure",
        "vm.enable_assertions,              x,     Sharelock's own value is *.",
        "vm.disable_assertions,             *,     what counts as a failure",
        "vm.ignore_uncaught_handlers,       true,  what counts as a failure",
        "vm.no_orphan_methods,              true,  what counts as a failure",
        "choice.seed,                       1,     which choices are tried",
        "cg.randomize_choices,              VAR_SEED, which choices are tried",
        "cg.seed,                           1,     which choices are tried",
        "cg.enumerate_random,               true,  which choices are tried",
        "cg.threads.break_start,            false, where JPF lets another task go on",
        "cg.break_notify,                   true,  Sharelock's own value is false.",
        "vm.max_transition_length,          10,    Sharelock's own value is MAX.",
        "vm.por,                            false, where JPF lets another task go on",
        "vm.scheduler.class,                x,     where JPF lets another task go on",
        "vm.scheduler.sharedness.class,     x,     where JPF lets another task go on",
        "vm.shared.never_break_fields,      *,     where JPF lets another task go on",
        "vm.shared.never_break_types,       *,     where JPF lets another task go on",
        "vm.shared.never_break_methods,     *,     where JPF lets another task go on",
        "vm.storage.class,                  x,     which states JPF takes for the same",
        "vm.serializer.class,               x,     which states JPF takes for the same",
        "filter.class,                      x,     which states JPF takes for the same",
        "vm.process_finalizers,             true,  which states JPF takes for the same",
        "vm.gc,                             true,  Sharelock's own value is false.",
        "native_classpath,                  x,     which parts JPF itself is made of",
        "my.native_classpath,               x,     which parts JPF itself is made of",
        "peer_packages,                     x,     which parts JPF itself is made of",
        "vm.class,                          x,     which parts JPF itself is made of",
        "jvm.insn_factory.class,            x,     which parts JPF itself is made of",
        "target,                            x,     this is a check of plain JPF",
        "target.args,                       x,     what program runs",
        "vm.time.model,                     x,     what program runs",
        "vm.sysprop.keys,                   x,     what program runs",
        "listener,                          x,     a listener may end the search",
        "listener.autoload,                 x,     a listener may end the search",
        "et.print_insn,                     true,  a listener may end the search",
        "report.publisher,                  html,  from which Sharelock reads its answer",
        "report.xml.file,                   x,     from which Sharelock reads its answer",
        "vm.tree_output,                    false, from which Sharelock reads its answer",
        "jpf-core,                          x,     --jpf-home",
        "site,                              x,     --jpf-home",
        "vm.something_new,                  x,     what is searched. Leave it out",
        "log.handler.class,                 x,     which parts JPF itself is made of",
    })
    void whatMayChangeTheSearchIsRefused(String key, String value, String why) {
        assertThatThrownBy(() -> check(key, value))
                .isInstanceOf(CheckError.class)
                .hasMessageStartingWith("c.jpf: " + key)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.level",
                "report.console.show_steps",
                "vm.store_steps",
                "vm.path_output",
                "jpf.print_exception_stack",
                "sourcepath",
                "classpath"
            })
    void whatCannotGoesOnToJpf(String key) {
        assertThat(check(key, "x").settings()).isEqualTo(Map.of(key, "x"));
    }

    @Test
    void whatSharelockSetsItselfMayBeRepeated() {
        Map<String, String> common = JpfReader.read(Path.of("jpf-configs", "common.properties"));
        assertThat(common).isNotEmpty();
        common.forEach(
                (key, value) -> assertThatCode(() -> check(key, value)).doesNotThrowAnyException());
    }

    @Test
    void everyGroupHasKeysAndSaysWhatTheyChange() {
        assertThat(JpfKeys.Group.values())
                .allSatisfy(group -> assertThat(JpfKeys.KNOWN.of(group)).isNotEmpty())
                .allSatisfy(group -> assertThat(group.changes()).isNotEmpty());
    }

    /** The table of the page on checks; {@code -Dgolden=write} writes it anew. */
    @Test
    void thePageOnChecksNamesEveryKey() throws IOException {
        String table =
                List.of(JpfKeys.Group.values()).stream()
                        .map(JpfKeysTest::row)
                        .collect(
                                joining(
                                        "\n",
                                        "| in a check | what it may change | keys |\n| --- | --- | --- |\n",
                                        "\n"));
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if ("write".equals(System.getProperty("golden"))) {
            page = page.substring(0, from) + "\n" + table + "\n" + page.substring(to);
            Files.writeString(PAGE, page);
        }
        assertThat(page).contains(BEGIN + "\n" + table + "\n" + END);
        String written = page;
        assertThat(KeyRules.known())
                .allSatisfy(key -> assertThat(written).contains("`" + key + "`"));
    }

    private static String row(JpfKeys.Group group) {
        String keys =
                JpfKeys.KNOWN.of(group).stream().map(key -> "`" + key + "`").collect(joining(", "));
        String rule =
                switch (group) {
                    case PRINTED -> "goes on to JPF";
                    case ORDER -> "a complete search only";
                    case CLASSPATH -> "as `--classpath` only";
                    default -> "refused";
                };
        return "| %s | %s | %s |".formatted(rule, group.changes(), keys);
    }
}
