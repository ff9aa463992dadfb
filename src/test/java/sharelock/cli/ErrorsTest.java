package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.kernel.RuleViolation;

/** Bad input gets one clear message, the right exit code, and nothing on standard output. */
class ErrorsTest {
    private static final String MODEL = "check.model = sample.Counter";
    private static final String ARGS =
            "check.args = tasks=2, direction=UP, bugs=NO_LOCK, assertSmall=false";
    private static final String SIGNATURE =
            "tasks (int), direction (one of UP, DOWN), bugs (any of NO_LOCK|NO_UNLOCK),"
                    + " assertSmall (true or false)";
    private static final String KEYS =
            "Known keys: check.model, check.args, check.jpfArgs, check.always, check.atRest,"
                    + " check.sometimes, check.jpfSometimes, check.endless, check.expect,"
                    + " check.through, check.claim, check.claimHoldsIf, check.document,"
                    + " check.fixedBy, check.maskedBy, check.mutants, check.size,"
                    + " check.namespaces.";

    @TempDir Path folder;

    private Path write(String... lines) throws IOException {
        return Files.writeString(folder.resolve("c.jpf"), String.join("\n", lines) + "\n");
    }

    private void assertRefused(Command run, int exit, String message) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "")).isEqualTo("sharelock: " + message + "\n");
        assertThat(run.exit()).isEqualTo(exit);
    }

    @Test
    void aMutantMustChangeAnArgument() throws IOException {
        assertRefused(
                "check.mutants: \"NO_LOCK\" is no mutant. Write PARAMETER+CONSTANT,"
                        + " PARAMETER-CONSTANT, CLASS.METHOD/CALL, CLASS.METHOD/CALL#NUMBER,"
                        + " CLASS.METHOD?NUMBER=false or CLASS.METHOD?NUMBER=true.",
                MODEL,
                ARGS,
                "check.mutants = NO_LOCK");
        assertRefused(
                "check.mutants: bug+NO_UNLOCK: there is no argument bug. Did you mean bugs? Known:"
                        + " tasks, direction, bugs, assertSmall.",
                MODEL,
                ARGS,
                "check.mutants = bug+NO_UNLOCK");
        assertRefused(
                "check.mutants: bugs+NO_LOCK: NO_LOCK is already in bugs=NO_LOCK. Name a constant"
                        + " that changes it.",
                MODEL,
                ARGS,
                "check.mutants = bugs+NO_LOCK");
        assertRefused(
                "check.mutants: bugs-NO_UNLOCK: NO_UNLOCK is not in bugs=NO_LOCK. Name a constant"
                        + " that changes it.",
                MODEL,
                ARGS,
                "check.mutants = bugs-NO_UNLOCK");
        assertRefused(
                "check.mutants: bugs-NO_LOCK stands twice.",
                MODEL,
                ARGS,
                "check.mutants = bugs-NO_LOCK, bugs - NO_LOCK");
    }

    private void assertRefused(String message, String... lines) throws IOException {
        assertRefused(check(write(lines)), 151, "c.jpf: " + message);
    }

    private static Command check(Path... paths) {
        List<String> words = new java.util.ArrayList<>(List.of("check"));
        for (Path path : paths) words.add(path.toString());
        return Command.with(FixedEngine.holding(), words.toArray(String[]::new));
    }

    @Test
    void theModelMustExist() throws IOException {
        assertRefused("check.model is missing. Write check.model = package.Class.", "# nothing");
        assertRefused(
                "check.model: there is no class sample.Cuonter. Classes of your own are named with"
                        + " --classpath.",
                "check.model = sample.Cuonter");
        assertRefused(
                "check.model: there is no class sample.Counter.Count. A nested class is written"
                        + " sample.Counter$Count.",
                "check.model = sample.Counter.Count");
        assertRefused(
                "check.model: sharelock.model.Task is abstract. Name a class that can be made.",
                "check.model = sharelock.model.Task");
    }

    @Test
    void aKeyThatHasNoEffectIsRefused() throws IOException {
        assertRefused(
                "check.fixedBy: this check is expected to hold, so that there is nothing to be"
                        + " mended. Leave it out, or say in check.expect what fails.",
                MODEL,
                ARGS,
                "check.fixedBy = c");
        assertRefused(
                "check.maskedBy is set without a check.claim. Quote the claim that the failure says"
                        + " nothing of.",
                MODEL,
                ARGS,
                "check.maskedBy = X");
        String fails = "check.expect = fails assertion";
        assertRefused(
                "check.through: sample.Counter$Count.run stands twice: once with the package of the"
                        + " class. Keep one.",
                MODEL,
                ARGS,
                fails,
                "check.through = Counter$Count.run, sample.Counter$Count.run");
        assertRefused(
                "check.through: Count.run says nothing beside a call in it: who goes through that"
                        + " goes through this. Leave it out.",
                MODEL,
                ARGS,
                fails,
                "check.through = Count.run, Counter$Count.run/unlock");
    }

    @Test
    void aKindThatIsNotAskedCannotFail() throws IOException {
        for (String kind : new String[] {"always", "sometimes"}) {
            assertRefused(
                    "check.expect: \"fails "
                            + kind
                            + " NoUpdateIsLost\" cannot come: sample.NoUpdateIsLost is asked as"
                            + " check.atRest only. Leave the kind out, or name the property under"
                            + " the key of that kind.",
                    MODEL,
                    ARGS,
                    "check.atRest = NoUpdateIsLost",
                    "check.expect = fails " + kind + " NoUpdateIsLost");
        }
    }

    @Test
    void aKeyMustBeKnown() throws IOException {
        assertRefused(
                "unknown key check.models. Did you mean check.model? " + KEYS, "check.models = x");
        assertRefused(
                "unknown key check.atrest. Did you mean check.atRest? " + KEYS,
                MODEL,
                "check.atrest = x");
        assertRefused(
                "unknown key chek.model. Did you mean check.model? " + KEYS, "chek.model = x");
        assertRefused("unknown key Check.args. Did you mean check.args? " + KEYS, "Check.args = x");
        assertRefused("unknown key check.deadline. " + KEYS, "check.deadline = x");
        assertRefused("check.model is set twice. Keep one.", MODEL, MODEL);
        assertRefused("check.size is small or large, not huge.", MODEL, "check.size = huge");
        assertRefused(
                "check.claimHoldsIf is holds or fails, not true.",
                MODEL,
                "check.claim = it works",
                "check.claimHoldsIf = true");
        assertRefused(
                "check.claimHoldsIf is set without a check.claim. Quote the claim.",
                MODEL,
                "check.claimHoldsIf = fails");
        assertRefused(
                "check.fixedBy: there is no d.jpf beside this file. Name a check without its folder"
                        + " and .jpf.",
                MODEL,
                "check.expect = deadlocks",
                "check.fixedBy = d");
    }

    @Test
    void argumentsMustFitTheConstructor() throws IOException {
        assertRefused(
                "check.args: tasks, direction, bugs, assertSmall is missing. The constructor of"
                        + " sample.Counter takes "
                        + SIGNATURE
                        + ".",
                MODEL);
        assertRefused(
                "check.args: sample.Counter has no parameter task. Did you mean tasks? Known: "
                        + SIGNATURE
                        + ".",
                MODEL,
                "check.args = task=2");
        assertRefused(
                "check.args: \"tasks\" is no argument. Write name=value.",
                MODEL,
                "check.args = tasks");
        assertRefused("check.args: tasks is set twice.", MODEL, "check.args = tasks=1, tasks=2");
    }

    @ParameterizedTest
    @CsvSource({
        "tasks=2,tasks=many,'tasks = \"many\" does not fit: tasks of sample.Counter is int.'",
        "direction=UP,direction=LEFT,'direction = \"LEFT\" does not fit: direction of sample.Counter is one of UP, DOWN.'",
        "bugs=NO_LOCK,bugs=NO_LOCK|X,'bugs = \"X\" does not fit: bugs of sample.Counter is any of NO_LOCK|NO_UNLOCK.'",
        "assertSmall=false,assertSmall=no,'assertSmall = \"no\" does not fit: assertSmall of sample.Counter is true or false.'",
        "tasks=2,tasks=0,'the constructor of sample.Counter throws java.lang.IllegalArgumentException: tasks must be at least 1.'",
    })
    void aWrongArgumentIsNamed(String right, String wrong, String message) throws IOException {
        assertRefused("check.args: " + message, MODEL, ARGS.replace(right, wrong));
    }

    @Test
    void aPropertyMustExistAndBeOneOfTheModel() throws IOException {
        assertRefused(
                "check.always: there is no class CuontIsSmall. Known properties of sample.Counter:"
                        + " none.",
                MODEL,
                ARGS,
                "check.always = CuontIsSmall");
        assertRefused(
                "check.always: sample.OfAnotherModel is a property of another model: of"
                        + " sharelock.model.Task, not of sample.Counter.",
                MODEL,
                ARGS,
                "check.always = OfAnotherModel");
        assertRefused(
                "check.always: sample.NoUpdateIsLost is of type AtRest, not Invariant. Name it"
                        + " under check.atRest.",
                MODEL,
                ARGS,
                "check.always = CountIsSmall, NoUpdateIsLost");
        assertRefused(
                "check.sometimes: sample.Counter is no property: it implements none of Invariant,"
                        + " AtRest, Reachable.",
                MODEL,
                ARGS,
                "check.sometimes = sample.Counter");
    }

    @Test
    void theExpectedVerdictMustBePossible() throws IOException {
        String rules =
                Arrays.stream(RuleViolation.Rule.values())
                        .map(RuleViolation.Rule::label)
                        .collect(Collectors.joining(", "));
        assertRefused(
                "check.expect: \"passes\" is no verdict. Write holds, deadlocks, or fails"
                        + " PROPERTY.",
                MODEL,
                ARGS,
                "check.expect = passes");
        assertRefused(
                "check.expect: use-after-fre is none of the check's properties, no rule of the"
                        + " kernel and no exception. Did you mean use-after-free? Known:"
                        + " sample.CountIsSmall, "
                        + rules
                        + ", deadlock, assertion.",
                MODEL,
                ARGS,
                "check.always = CountIsSmall",
                "check.expect = fails use-after-fre");
    }

    @Test
    void includesAndReferencesAreFollowed() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/more.properties"), "@include = ../args.properties\n");
        Files.writeString(
                folder.resolve("args.properties"),
                "check.namespaces = n\nn = 2\ncheck.args = tasks=1\n");
        String args = ARGS.replace("tasks=2", "tasks=${n}");
        Path file = write("@include = ${config_path}/sub/more.properties", MODEL, args);
        assertThat(check(file))
                .satisfies(run -> assertThat(run.err()).doesNotContain("sharelock:"));
        assertRefused(
                "@include: there is no file absent.properties.", "@include = absent.properties");
        assertRefused("@include leads back to itself.", "@include = c.jpf");
        assertRefused(
                "check.model: ${nothing} is not known. Set nothing before it, or write the value.",
                "check.model = ${nothing}");
    }

    @Test
    void filesMustBeReadable() throws IOException {
        Path absent = folder.resolve("absent.jpf");
        assertRefused(check(absent), 151, "absent.jpf: there is no such file or folder.");
        Path other = Files.writeString(folder.resolve("x.txt"), "");
        assertRefused(check(other), 151, "x.txt: not a check file: its name must end in .jpf.");
        Path binary = folder.resolve("b.jpf");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused(
                check(binary), 151, "b.jpf: the file is not text in UTF-8. Save it as UTF-8.");
        assertRefused(
                "not a Java properties file: Malformed \\uxxxx encoding.", MODEL, "x = \\u12");
    }

    @Test
    void aFolderWithoutChecksProvesNothing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused(check(empty), 21, "empty: there is no check here: no file ends in .jpf.");
    }

    @Test
    void oneBadCheckDoesNotStopTheOthers() throws IOException {
        write(MODEL, ARGS);
        Files.writeString(folder.resolve("bad.jpf"), "check.model = sample.Missing\n");
        Command run = check(folder);
        assertThat(run.exit()).isEqualTo(151);
        assertThat(run.err()).startsWith("sharelock: ").contains("sample.Missing");
        assertThat(run.out()).contains("1 of 2 checks as expected, 1 could not be run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "--report x@Unknown option: '--report'. Options: --engine,",
                "--engine spin@Invalid value for option '--engine': expected one of [explicit, jpf, both] but was 'spin'.",
                "--format xml@Invalid value for option '--format': expected one of [text, json, markdown] but was 'xml'.",
                "--progress loud@Invalid value for option '--progress': expected one of [auto, plain, off] but was 'loud'.",
                "--timeout 10@Invalid value for option '--timeout': \"10\" is no duration. Write a number and ms, s, m or h, e.g. 10s.",
                "--max-memory lots@Invalid value for option '--max-memory': \"lots\" is no size. Write a number and k, M or G, e.g. 500M.",
                "--max-states x@Invalid value for option '--max-states': 'x' is not a long.",
                "--max-states 0@--max-states: at least 1, not 0.",
                "--workers 0@--workers: at least 1, not 0.",
                "--classpath absent@--classpath: there is no absent.",
                "--timeout@Missing required parameter for option '--timeout' (DURATION).",
            })
    void anOptionMustBeKnownAndItsValueToo(String options, String message) {
        String[] words = ("check " + options).split(" ");
        Command run = Command.with(FixedEngine.holding(), words);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("sharelock: " + message).hasLineCount(1);
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aCommandMustBeKnown() {
        Command run = Command.with(FixedEngine.holding(), "chekc");
        assertThat(run)
                .isEqualTo(
                        new Command(
                                151,
                                "",
                                "sharelock: Unmatched argument at index 0: 'chekc'. Commands: check,"
                                        + " replay, claims, mutants, list, read, dump. Options: --help, --version.\n"));
        Command none = Command.with(FixedEngine.holding());
        assertThat(none.exit()).isEqualTo(151);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).startsWith("Usage: sharelock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{}", "{\"format\":\"sharelock-trace\",\"version\":1}"})
    void aCorruptTraceIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.trace.json"), text);
        Command run = Command.with(FixedEngine.holding(), "replay", file.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("sharelock: " + file + ": ").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aTraceMustExist() {
        String file = folder.resolve("x.trace.json").toString();
        Command run = Command.with(FixedEngine.holding(), "replay", file);
        assertRefused(run, 151, "x.trace.json: there is no such file.");
    }

    @Test
    void theProcessItselfEndsWithTheCode() throws IOException, InterruptedException {
        write("check.model = sample.Missing");
        Command missing = Command.spawned(folder, "check", "c.jpf");
        assertThat(missing)
                .isEqualTo(
                        new Command(
                                151,
                                "",
                                "sharelock: c.jpf: check.model: there is no class sample.Missing."
                                        + " Classes of your own are named with --classpath.\n"));
        Command none = Command.spawned(folder, "check", "--engine", "jpf");
        assertThat(none)
                .isEqualTo(
                        new Command(
                                151,
                                "",
                                "sharelock: jpf-configs: there is no such file or folder.\n"));
        Command version = Command.spawned(folder, "--version");
        assertThat(version).isEqualTo(new Command(0, "sharelock " + Main.VERSION + "\n", ""));
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom)
                .contains("<artifactId>sharelock</artifactId>\n    <version>" + Main.VERSION);
    }
}
