package sharelock.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.Engines;
import sharelock.engine.Engine.Surroundings;

/** Nothing that a check file says is dropped in silence. */
@Timeout(60)
class CheckFilesTest {
    private static final String MODEL = "check.model = sample.Counter\n";
    private static final String WHOLE =
            MODEL + "check.args = tasks=2, direction=UP, bugs=NONE, assertSmall=false\n";
    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Command check(Path file) {
        return Command.with(FixedEngine.holding(), "check", file.toString());
    }

    private void assertHolds(String text) throws IOException {
        Command run = check(write("c.jpf", text));
        assertThat(run.err()).doesNotContain("sharelock:");
        assertThat(run.exit()).isZero();
    }

    private static void assertRefused(Path file, String message) {
        Command run = check(file);
        assertThat(run.err()).startsWith("sharelock: ").contains(message).hasLineCount(1);
        assertThat(run.err().length()).isLessThan(2000);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(151);
    }

    private void assertRefused(String text, String message) throws IOException {
        assertRefused(write("c.jpf", text), message);
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "atRest = X                @ Did you mean check.atRest?",
                "CHECK.atRest = X          @ Did you mean check.atRest?",
                "Check.AtRest = X          @ Did you mean check.atRest?",
                "chk.atRest = X            @ Did you mean check.atRest?",
                "checks.atRest = X         @ Did you mean check.atRest?",
                "chec.atRest = X           @ Did you mean check.atRest?",
                "check.atrest = X          @ Did you mean check.atRest?",
                "check-atRest = X          @ Did you mean check.atRest?",
                "check_atRest = X          @ Did you mean check.atRest?",
                "checkatRest = X           @ Did you mean check.atRest?",
                "check..atRest = X         @ Did you mean check.atRest?",
                "check.atRest. = X         @ Did you mean check.atRest?",
                ".check.atRest = X         @ Did you mean check.atRest?",
                "sharelock.atRest = X      @ the nearest known key is",
                "check .atRest = X         @ unknown key check. Did you mean check.atRest?",
                "check:atRest = X          @ unknown key check. Did you mean check.atRest?",
                "check.:atRest = X         @ Known keys: check.model",
                "check=atRest = X          @ unknown key check. Did you mean check.atRest?",
                "check. atRest = X         @ Known keys: check.model",
                "; check.atRest = X        @ unknown key ;. A comment begins with #.",
                "// check.atRest = X       @ unknown key //. A comment begins with #.",
                "-- check.atRest = X       @ unknown key --. A comment begins with #.",
                "* check.atRest = X        @ unknown key *. A comment begins with #.",
                ";check.atRest = X         @ Did you mean check.atRest?",
                "\\u0441heck.atRest = X    @ It has the character U+0441 (CYRILLIC SMALL LETTER ES). Did you mean check.atRest?",
                "check.\\u0430tRest = X    @ U+0430 (CYRILLIC SMALL LETTER A). Did you mean check.atRest?",
                "\\u00a0check.atRest = X   @ U+00A0 (NO-BREAK SPACE). Did you mean check.atRest?",
                "check.atRest\\u00a0= X    @ U+00A0 (NO-BREAK SPACE). Did you mean check.atRest?",
                "check.\\u200batRest = X   @ U+200B (ZERO WIDTH SPACE). Did you mean check.atRest?",
                "\\u2060check.atRest = X   @ U+2060 (WORD JOINER). Did you mean check.atRest?",
                "check.at\\u00adRest = X   @ U+00AD (SOFT HYPHEN). Did you mean check.atRest?",
                "check\\u2024atRest = X    @ U+2024 (ONE DOT LEADER). Did you mean check.atRest?",
                "\\uff43\\uff48\\uff45\\uff43\\uff4b.atRest = X @ FULLWIDTH LATIN SMALL LETTER C). Did you mean check.atRest?",
                "\\u3000check.atRest = X   @ U+3000 (IDEOGRAPHIC SPACE). Did you mean check.atRest?",
                "\\ufeffcheck.atRest = X   @ U+FEFF (ZERO WIDTH NO-BREAK SPACE). Did you mean check.atRest?",
                "\\ud800check.atRest = X   @ \\ud800check.atRest",
                "check\\ .atRest = X       @ U+0020 (SPACE). Did you mean check.atRest?",
                "export check.atRest = X   @ unknown key export",
                "[check]                   @ unknown key [check]",
                "{\"check.atRest\": 1}     @ the nearest known key is check.atRest.",
                "check.only = X            @ unknown key check.only",
                "check.plain = true        @ unknown key check.plain",
                "check.script = a          @ unknown key check.script",
                "my.tool.speed = 3         @ needs check.namespaces = my.tool.",
                "search.depth_limt = 3     @ Did you mean search.depth_limit?",
                "vm.no_such_key = 3        @ may change what is searched",
                "= X                       @ unknown key .",
            })
    void aKeyThatIsNoneIsRefused(String line, String message) throws IOException {
        assertRefused(WHOLE + line + "\n", message);
    }

    /** As they would stand in the file: the characters themselves, not their escapes. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0441heck.atRest", "\u00a0check.atRest", "check.\u200batRest"})
    void neitherIsOneWithAnotherCharacterInIt(String key) throws IOException {
        assertRefused(WHOLE + key + " = X\n", "Did you mean check.atRest?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "check.claim = it works \\\\\\ncheck.atRest = X @ line 3 sets no check.atRest",
                "check.claim = it works \\\\\\r\\n  check.atRest: X @ line 3 sets no check.atRest",
                "check.claim = it works \\\\\\r\\t+check.atRest=X @ line 3 sets no check.atRest",
                "check.claim = it works \\\\\\n a \\\\\\n check.atRest+=X @ line 4 sets no check.atRest",
                "# c\\u2028check.atRest = X @ line 2 has the character U+2028 (LINE SEPARATOR)",
                "# c\\u0085check.atRest = X @ line 2 has the character U+0085",
                "# c\\u000bcheck.atRest = X @ line 2 has the character U+000B",
                "# \\u202echeck.atRest = X @ line 2 has the character U+202E",
                "check.claim = a\\0 @ line 2 has the character U+0000 (NULL)",
                "check.claim = \\\\u001b[31mred @ check.claim has the character U+001B (ESCAPE)",
                "check.claim = a\\\\ncheck.atRest=X @ check.claim has the character U+000A",
                "check.document = a\\\\u200bb @ U+200B (ZERO WIDTH SPACE), which does not show",
                "check.atRest = a\\\\u00a0b @ check.atRest has the character U+00A0 (NO-BREAK SPACE)",
                "check.claim = \\\\u12 @ not a Java properties file: Malformed \\\\uxxxx encoding.",
                "check.claim = \\\\uzzzz @ not a Java properties file: Malformed \\\\uxxxx encoding.",
            })
    void whatDoesNotShowIsRefused(String lines, String message) throws IOException {
        assertRefused(MODEL.strip() + "\n" + translated(lines) + "\n", translated(message));
    }

    /** Escapes of Java, {@code \\uXXXX} among them. */
    private static String translated(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.startsWith("\\u", i) && (i == 0 || text.charAt(i - 1) != '\\');
            if (escape) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.startsWith("\\\\", i)) {
                plain.append('\\');
                i++;
            } else if (text.charAt(i) == '\\') {
                plain.append(unescaped(text.substring(i, i + 2)));
                i++;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "check.always =            @ check.always has no value",
                "check.always = \"\"       @ check.always has no value",
                "check.always = ,          @ there is nothing before or behind a comma",
                "check.always = A,         @ there is nothing before or behind a comma",
                "check.always = A,,B       @ there is nothing before or behind a comma",
                "check.always = CountIsSmall, sample.CountIsSmall @ sample.CountIsSmall stands twice",
                "check.atRest =            @ check.atRest has no value",
                "check.sometimes =         @ check.sometimes has no value",
                "check.expect =            @ check.expect has no value",
                "check.expect = Holds      @ is no verdict",
                "check.expect = HOLDS      @ is no verdict",
                "check.expect = fail X     @ is no verdict",
                "check.expect = fails      @ is no verdict",
                "check.expect = failsX     @ is no verdict",
                "check.expect = fails a b  @ is none of the check's properties",
                "check.expect = fails property CountIsSmall @ CountIsSmall is no exception, and fails property is for one that a property throws.",
                "check.expect = fails .    @ is none of the check's properties",
                "check.expect = deadlock   @ is no verdict",
                "check.expect = holds.     @ is no verdict",
                "check.endless = TRUE      @ check.endless is false or true, not TRUE.",
                "check.endless = yes       @ check.endless is false or true, not yes.",
                "check.endless =           @ check.endless has no value",
                "check.size =              @ check.size has no value",
                "check.size = Large        @ check.size is small or large, not Large.",
                "check.claim =             @ check.claim has no value",
                "check.mutants = ,         @ there is nothing before or behind a comma",
                "check.fixedBy =           @ check.fixedBy has no value",
                "check.namespaces =        @ \"\" is no namespace",
                "check.namespaces = vm     @ keys that begin with vm are JPF's",
                "check.namespaces = a, search.x @ keys that begin with search are JPF's",
                "check.namespaces = check  @ check is too like check.",
                "check.namespaces = chek   @ chek is too like check.",
                "check.namespaces = *      @ \"*\" is no namespace",
                "check.args += a=1         @ no blank before the +, here and for JPF: check.args+=...",
                "check.claim = ${x         @ a ${ has no }.",
                "check.claim = ${}         @ ${} is not known",
                "check.claim = ${user.home} @ ${user.home} is not known",
                "log.info+=x               @ there is nothing that log.info could be added to",
            })
    void aValueThatSaysNothingIsRefused(String line, String message) throws IOException {
        assertRefused(WHOLE + line + "\n", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@includ", "@include_if", "@include_unless", "@requires", "@using"})
    void ofJpfsOwnWordsThereIsIncludeOnly(String word) throws IOException {
        assertRefused(
                WHOLE + word + " = x\n",
                "unknown key %s. Sharelock knows @include only, without a condition."
                        .formatted(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "-2147483649",
                "99999999999999999999",
                "0x2",
                "+2",
                "02",
                "-0",
                "2.0",
                "2e0",
                "1_000",
                "2L",
                "\u0662",
                "\uff12",
                "1 2",
                "",
                "''",
            })
    void aNumberIsWrittenAsJavaWritesIt(String number) throws IOException {
        assertRefused(
                WHOLE.replace("tasks=2", "tasks=" + number), "tasks of sample.Counter is int");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "assertSmall=false  @ assertSmall=TRUE    @ is true or false",
                "assertSmall=false  @ assertSmall=on      @ is true or false",
                "assertSmall=false  @ assertSmall=        @ is true or false",
                "bugs=NONE          @ bugs=               @ bugs has no value. The empty set is NONE.",
                "bugs=NONE          @ bugs=NO_LOCK|NO_LOCK @ bugs: NO_LOCK stands twice",
                "bugs=NONE          @ bugs=NO_LOCK|       @ is any of NO_LOCK|NO_UNLOCK",
                "bugs=NONE          @ bugs=NONE|NO_LOCK   @ is any of NO_LOCK|NO_UNLOCK",
                "bugs=NONE          @ bugs=no_lock        @ is any of NO_LOCK|NO_UNLOCK",
                "tasks=2            @ =2                  @ \"=2\" is no argument",
                "tasks=2            @ tasks               @ \"tasks\" is no argument",
                "tasks=2            @ tasks=2, tasks=2    @ tasks is set twice",
                "tasks=2,           @ tasks=2,,           @ nothing before or behind a comma",
                "tasks=2            @ Tasks=2             @ Did you mean tasks?",
                "tasks=2            @ tasks==2            @ \"=2\" does not fit",
            })
    void anArgumentIsWrittenInOneWay(String right, String wrong, String message)
            throws IOException {
        assertRefused(WHOLE.replace(right, wrong), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff%s",
                "%s# a comment \\\ncheck.atRest = NoUpdateIsLost\n",
                "%s! a comment\n  ! another\n\t# one\n\f\n",
                "%scheck.atRest : NoUpdateIsLost   \n",
                "%scheck.atRest\tNoUpdateIsLost\t\n",
                "%scheck.atRest=\\\n    NoUpdateIsLost\n",
                "%s\\u0063heck.atRest = NoUpdateIsLost\n",
                "%s+check.atRest = NoUpdateIsLost\n",
                "%scheck.atRest+=NoUpdateIsLost\n",
                "%scheck.atRest = \"NoUpdateIsLost\"\n",
                "%scheck.claim = \u201eso\u201c\u00a0ist es\n",
                "%scheck.namespaces = my.tool, other\nmy.tool.x = 1\nother = 2\n",
                "%scheck.namespaces = n\nn = NoUpdateIsLost\ncheck.atRest = ${n}\n",
                "%ssourcepath = ${user.home}\nlog.level = info\nvm.store_steps = true\n",
                "%ssearch.class = gov.nasa.jpf.search.DFSearch\n",
                "%svm.gc = no\nvm.max_transition_length = MAX\n",
            })
    void whatIsRightIsRead(String text) throws IOException {
        assertHolds(text.formatted(WHOLE));
        assertHolds(text.formatted(WHOLE).replace("\n", "\r\n"));
        assertHolds(text.formatted(WHOLE).replace("\n", "\r"));
    }

    @Test
    void aCheckInAnotherEncodingIsRefused() throws IOException {
        Path file = folder.resolve("c.jpf");
        Files.write(file, WHOLE.getBytes(UTF_16));
        assertRefused(file, "the file is not text in UTF-8. Save it as UTF-8.");
        Files.write(file, WHOLE.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        assertRefused(file, "line 1 has the character U+0000 (NULL)");
    }

    @Test
    void aKeyIsSetOnce() throws IOException {
        assertRefused(WHOLE + "vm.gc = false\nvm.gc = false\n", "vm.gc is set twice. Keep one.");
        assertRefused(
                WHOLE + "check.atRest = A\ncheck.atRest = \"A\"\n",
                "check.atRest is set twice. Keep one.");
        assertRefused(
                WHOLE + "check.atRest+=A\ncheck.atRest = A\n",
                "check.atRest is set twice. Keep one.");
    }

    @Test
    void whatIsAddedIsAddedAsJpfDoes() throws IOException {
        assertHolds(
                MODEL
                        + "check.args = direction=UP, bugs=NONE\n"
                        + "check.args+=, assertSmall=false\n"
                        + "+check.args = tasks=2,\n");
        assertRefused(
                WHOLE + "check.args+=tasks=3\n", "assertSmall = \"falsetasks=3\" does not fit");
    }

    @Test
    void theCheckItselfWinsWhereverTheIncludeStands() throws IOException {
        write("base.properties", "check.args = tasks=99\ncheck.expect = deadlocks\n");
        assertHolds("@include = base.properties\n" + WHOLE + "check.expect = holds\n");
        assertHolds(WHOLE + "check.expect = holds\n@include = base.properties\n");
        write("mid.properties", "check.expect = holds\n@include = base.properties\n");
        assertHolds(WHOLE + "@include = mid.properties\n");
    }

    @Test
    void includesThatDisagreeAreRefused() throws IOException {
        write("a.properties", "check.expect = deadlocks\n");
        write("sub/b.properties", "check.expect = holds\n");
        String both = "@include = a.properties\n@include = sub/b.properties\n";
        assertRefused(both + WHOLE, "check.expect is \"deadlocks\" in ");
        assertHolds(both + WHOLE + "check.expect = holds\n");
        assertHolds(WHOLE + "@include = sub/b.properties\n@include = sub/../sub/b.properties\n");
        write("n1.properties", "check.namespaces = n\nn.a = 1\n");
        write("n2.properties", "check.namespaces = m\nm.a = 1\n");
        assertHolds(
                "@include = n1.properties\n@include = n2.properties\ncheck.namespaces = k\nk = 1\n"
                        + WHOLE);
    }

    @Test
    void whatAReferenceStandsForDoesNotChangeBehindIt() throws IOException {
        write("n.properties", "check.namespaces = n\nn = 3\n");
        write("use.properties", "check.namespaces = n\nn = 2\ncheck.args = tasks=${n}\n");
        String args = WHOLE.replace("tasks=2", "tasks=${n}");
        assertHolds("@include = n.properties\n" + args);
        assertRefused(args, "${n} is not known. Set n before it, or write the value.");
        assertRefused(
                "@include = n.properties\n" + args + "n = 2\n", "${n} is used as \"3\", and ");
        assertRefused(
                "@include = use.properties\n" + MODEL + "n = 3\n", "${n} is used as \"2\", and ");
        assertRefused(
                "n+=1\n@include = n.properties\n" + WHOLE,
                "there is nothing that n could be added to");
        assertRefused(
                "check.args+=, tasks=1\n@include = use.properties\n" + MODEL,
                "check.args is added to above the @include that sets it. Put the @include first.");
        write("add.properties", "check.args+=, tasks=1\n");
        assertRefused(WHOLE + "@include = add.properties\n", "Put the @include first there.");
    }

    @Test
    void anIncludeIsAFileOnce() throws IOException, InterruptedException {
        assertRefused("@include = c.jpf\n", "@include leads back to itself.");
        assertRefused("@include = nothing.properties\n", "@include: there is no file ");
        assertRefused("@include =\n", "@include names no file.");
        assertRefused("@include = .\n", "a folder. Name a file.");
        assertRefused("@include = " + "x".repeat(5000) + "\n", "@include: there is no file ");
        fifo(folder.resolve("pipe"));
        assertRefused("@include = pipe\n", "a pipe or device. Name a file.");
        assertRefused("@include = /dev/zero\n", "a pipe or device. Name a file.");
        for (int i = 0; i < 3000; i++) {
            write("i" + i, "@include = i" + (i + 1) + "\n");
            write("d" + i, ("@include = d" + (i + 1) + "\n").repeat(2));
        }
        assertRefused("@include = i0\n", "more than 50 deep");
        write("d40", "\n");
        assertRefused("@include = d0\n", "more than 500 files are included");
    }

    private static void fifo(Path file) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    }

    @Test
    void aCheckIsAFileWithAName() throws IOException, InterruptedException {
        Command none = Command.with(FixedEngine.holding(), "check", "");
        assertThat(none.err()).startsWith("sharelock: \"\" is no file or folder.");
        assertThat(none.exit()).isEqualTo(151);
        for (String command : List.of("list", "dump", "claims", "mutants", "replay")) {
            Command run = Command.with(FixedEngine.holding(), command, "");
            assertThat(run.exit()).as(command).isEqualTo(151);
            assertThat(run.err()).startsWith("sharelock: ").contains("Is a variable not set?");
        }
        Command setting = Command.with(FixedEngine.holding(), "check", "+vm.gc=true");
        assertThat(setting.err()).contains("a setting stands in the check");
        fifo(folder.resolve("pipe.jpf"));
        assertRefused(folder.resolve("pipe.jpf"), "pipe.jpf: a pipe or device. Name a file.");
        assertRefused(write("C.JPF", WHOLE), "its name must end in .jpf.");
        assertRefused(write("x".repeat(240) + ".jpf", WHOLE), "Shorten it to 200 characters.");
        assertRefused(write("\u00e9".repeat(120) + ".jpf", WHOLE), "the name is too long");
        assertThat(check(write("x".repeat(200) + ".jpf", WHOLE)).exit()).isZero();
    }

    @Test
    void whatIsHugeIsAnsweredAtOnce() {
        String text = "x".repeat(100_000);
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    assertRefused("check.model = " + text + "\n", "is no name");
                    assertRefused(MODEL + "check.args = " + text + "=1\n", "has no parameter xxx");
                    assertRefused(MODEL + "check.args = " + text + "\n", "is no argument");
                    assertRefused(WHOLE + "check.atRest = " + text + "\n", "is no name");
                    assertRefused(WHOLE + "check.expect = fails " + text + "\n", "is no name");
                    assertRefused(WHOLE + "check.mutants = " + text + "\n", "is no mutant");
                    assertRefused(WHOLE + "check.fixedBy = " + text + "\n", "is no name");
                    assertRefused(WHOLE + "check.size = " + text + "\n", "is no name");
                    assertRefused(WHOLE + text + " = 1\n", "unknown key xxx");
                    assertRefused(WHOLE + "check." + text + " = 1\n", "unknown key check.xxx");
                    assertRefused(WHOLE + "vm." + text + " = 1\n", "a check cannot set this key");
                    assertRefused(WHOLE + "#" + "x".repeat(10_000_000), "A check file has at most");
                    assertRefused(WHOLE + keys("k"), "unknown key k0");
                    assertHolds(WHOLE + "check.namespaces = k\n" + keys("k."));
                    assertRefused(
                            WHOLE + "check.namespaces = a\n" + laughs(), "more than 1,000,000");
                });
    }

    private static String keys(String begin) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; keys.length() < 1_000_000; i++) keys.append(begin).append(i).append("=\n");
        return keys.toString();
    }

    private static String laughs() {
        StringBuilder keys = new StringBuilder("a.0 = ha\n");
        for (int i = 1; i < 100; i++) {
            keys.append("a." + i + " = " + ("${a." + (i - 1) + "}").repeat(10) + "\n");
        }
        return keys.toString();
    }

    @Test
    void theFolderOfJpfIsKnown() throws IOException {
        Path site = write("home/.jpf/site.properties", "jpf-core = ${config_path}/core\n");
        Path core = site.resolveSibling("core");
        String text = WHOLE + "sourcepath = ${jpf-core}/src\n@include = ${jpf-core}/more\n";
        Path file = write("c.jpf", text);
        write("home/.jpf/core/more", "check.atRest = NoUpdateIsLost\n");
        assertRefused(file, "${jpf-core} is not known.");
        Surroundings surroundings =
                new Surroundings(Map.of(), Path.of("/"), folder.resolve("home"), Map.of());
        Command run =
                Command.with(
                        Engines.all().withFirst(FixedEngine.holding()),
                        surroundings,
                        "check",
                        file.toString());
        assertThat(run.err()).doesNotContain("sharelock:");
        assertThat(run.exit()).isZero();
        assertThat(core).isDirectory();
        Map<String, String> variables = Map.of("JPF_HOME", folder.resolve("other").toString());
        Command other =
                Command.with(
                        Engines.all().withFirst(FixedEngine.holding()),
                        new Surroundings(variables, Path.of("/"), folder.resolve("home"), Map.of()),
                        "check",
                        file.toString());
        assertThat(other.err()).contains("other/more");
    }

    @Test
    void aClassPathForJpfIsTheOneOfSharelock() throws IOException {
        Files.createDirectory(folder.resolve("out"));
        Path file = write("c.jpf", WHOLE + "classpath = ${config_path}/out;${config_path}/none\n");
        assertRefused(file, "where Sharelock does not look for classes. Add --classpath ");
        String out = folder.resolve("out").toString();
        Command run =
                Command.with(FixedEngine.holding(), "check", file.toString(), "--classpath", out);
        assertThat(run.exit()).isZero();
        assertThat(new String(run.err().getBytes(UTF_8), UTF_8)).doesNotContain("sharelock:");
    }
}
