package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.Golden;

/** The commands on a model that lies outside of the project, with the explicit engine. */
class EndToEndTest {
    private static final String MODEL =
            """
            package outside;

            import sharelock.model.Task;

            /** Two tasks count to two, if no update is lost. */
            public final class Lost {
                int count;
                final Task[] tasks = {new Count("a"), new Count("b")};

                final class Count extends Task {
                    Count(String name) {
                        super(name);
                    }

                    @Override
                    protected void run() {
                        count = count + 1;
                    }
                }
            }
            """;
    private static final String PROPERTY =
            """
            package outside;

            /** At rest both have counted. */
            final class BothCounted implements sharelock.model.AtRest<Lost> {
                @Override
                public boolean holdsAtRest(Lost model) {
                    return model.count == 2;
                }
            }
            """;

    @TempDir Path folder;

    @BeforeEach
    void writeModel() throws IOException {
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/BothCounted.java"), PROPERTY);
        compile(MODEL);
        Files.writeString(
                folder.resolve("lost.jpf"),
                """
                # One of the updates gets lost.
                check.model  = outside.Lost
                check.atRest = BothCounted
                """);
    }

    private void compile(String model) throws IOException {
        Path source = Files.writeString(folder.resolve("outside/Lost.java"), model);
        Path property = folder.resolve("outside/BothCounted.java");
        String[] arguments = {
            "-g",
            "-parameters",
            "-cp",
            "target/classes",
            "-d",
            folder.toString(),
            source.toString(),
            property.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }

    private Command run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command));
        Collections.addAll(words, more);
        words.addAll(List.of("--classpath", folder.toString()));
        return Command.with(words.toArray(String[]::new));
    }

    private Command check(String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.add(folder.resolve("lost.jpf").toString());
        words.addAll(List.of("--traces", folder.resolve("traces").toString()));
        return run("check", words.toArray(String[]::new));
    }

    private void assertGolden(String name, String text) {
        Golden.assertSame(
                name,
                text.replace(folder.toString(), "FOLDER").replaceAll("\\d+\\.\\d\\d\n", "0.00\n"));
    }

    @Test
    void aFailureIsShownSavedAndReplayed() {
        Command run = check();
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(12);
        assertGolden("end-to-end-check.txt", run.out());
        Command replay = run("replay", folder.resolve("traces/lost.trace.json").toString());
        assertThat(replay.err()).isEmpty();
        assertThat(replay.exit()).isZero();
        assertGolden("end-to-end-replay.txt", replay.out());
    }

    @Test
    void theSameIsFoundByAnyNumberOfWorkers() {
        String one = timeless(check("--workers", "1").out());
        assertThat(timeless(check("--workers", "2").out())).isEqualTo(one);
    }

    private static String timeless(String text) {
        return text.replaceAll(" +\\d+\\.\\d\\d\n", "\n");
    }

    @Test
    void aTraceIsReplayedAfterARebuildThatChangesOnlyLines() throws IOException {
        check();
        compile(MODEL.replace("package outside;\n", "package outside;\n\n\n"));
        Command replay = run("replay", folder.resolve("traces/lost.trace.json").toString());
        assertThat(replay.err()).isEmpty();
        assertThat(replay.exit()).isZero();
    }

    @Test
    void aTraceThatNoLongerFitsNamesTheStep() throws IOException {
        check();
        compile(MODEL.replace("count + 1", "count + 3"));
        Command replay = run("replay", folder.resolve("traces/lost.trace.json").toString());
        assertThat(replay.exit()).isEqualTo(21);
        assertThat(replay.err()).contains("The model has changed").contains(" at step ");
        compile(MODEL.replace("new Count(\"b\")", "new Count(\"c\")"));
        Command renamed = run("replay", folder.resolve("traces/lost.trace.json").toString());
        assertThat(renamed.exit()).isEqualTo(21);
        assertThat(renamed.err()).contains("the tasks were [a, b] and are [a, c] now");
    }

    @Test
    void aCutSearchEndsWith20() {
        Command run = check("--max-states", "2");
        assertThat(run.exit()).isEqualTo(20);
        assertThat(run.out()).contains("incomplete");
    }

    @Test
    void whatIsNotSupportedIsRefusedWith150() throws IOException {
        compile(MODEL.replace("count = count + 1", "count = new int[] {1}[0]"));
        Command run = check();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("sharelock: ").contains("Lost.java:17");
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void whatJavaPathFinderGetsWrongIsRefusedWith150() throws IOException {
        compile(MODEL.replace("int count;", "int count = (int) Math.random();"));
        Command run = check();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("sharelock: ")
                .contains(
                        "Lost.java:7 calls java.lang.Math.random in the constructor of outside.Lost.");
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void whatTheCompilerRefusesComesFirst() throws IOException {
        compile(MODEL.replace("count = count + 1", "synchronized (this) { count++; }"));
        Command run = check();
        assertThat(run.err()).contains("Lost.java:17 uses synchronized inside task a.");
        assertThat(run.exit()).isEqualTo(150);
    }

    @Test
    void modelsOfTheUsersOwnAreListedWithWhatTheirSourcesSay() {
        Command run = run("list", folder.resolve("lost.jpf").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replace(folder.toString(), "FOLDER"))
                .contains(
                        "Checks\n  FOLDER/lost.jpf\n      One of the updates gets lost."
                                + " [expected: holds; asks 1 at rest]\n")
                .contains("  outside.Lost\n      Two tasks count to two, if no update is lost.\n")
                .contains("  outside.BothCounted\n      AtRest. At rest both have counted.\n");
    }

    @Test
    void theCompiledModelCanBeDumped() {
        Command run = run("dump", folder.resolve("lost.jpf").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("count").contains("Lost.java:17");
    }

    private static final String SWITCHED =
            """
            package outside;

            import sharelock.model.Task;

            /** A door that is locked or not. */
            public final class Lost {
                final boolean locked;
                int count;
                final Task[] tasks = {new Walker()};

                Lost(boolean locked) {
                    this.locked = locked;
                }

                final class Walker extends Task {
                    Walker() {
                        super("walker");
                    }

                    /** door.c, enter(). */
                    @Override
                    protected void run() {
                        if (openDoor()) {
                            count = count + 2;
                        } else {
                            // It stays outside.
                            Runnable knock = () -> count = 1;
                            knock.run();
                        }
                    }
                }

                /** door.c, open_door(): fails where it is locked. */
                private boolean openDoor() {
                    return !locked;
                }

                int unused() {
                    return count;
                }
            }
            """;
    private static final String MAIL =
            """
            Doors, by their author. Nobody knocks before open_door().

            --- a/door.c
            +++ b/door.c
            @@ -1,2 +1,9 @@
            +static int open_door(struct door *d)
            +{
            +	return d->locked ? -1 : 0;
            +}
             void enter(void)
             {
            -	walk();
            +	if (!open_door(&door)) walk();
             }
            +void leave(void)
            +{
            +}
            """;

    /** What cannot run under the arguments is struck out, and each function beside the document. */
    @Test
    void aModelIsReadBesideItsDocument() throws IOException {
        compile(SWITCHED);
        Path mail = Files.writeString(folder.resolve("mail.txt"), MAIL);
        Path check = folder.resolve("lost.jpf");
        Files.writeString(
                check,
                "check.model = outside.Lost\ncheck.args = locked=false\ncheck.atRest = BothCounted\n");
        Command run = run("read", check.toString(), "--document", mail.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertGolden("read-beside.txt", run.out());

        Files.move(folder.resolve("outside/Lost.java"), folder.resolve("Lost.java"));
        Command lost = run("read", check.toString());
        assertThat(lost.out().replaceAll("\\s+", " "))
                .contains("Not shown, because their source lies neither")
                .contains("outside.Lost$Walker.run, outside.Lost.openDoor.");
        Path sources = Files.createDirectories(folder.resolve("sources/outside"));
        Files.move(folder.resolve("Lost.java"), sources.resolve("Lost.java"));
        Command found = run("read", check.toString(), "--sources", sources.getParent().toString());
        assertThat(found.out()).contains("Lost.openDoor  outside/Lost.java:33");
        Command none = run("read", check.toString(), "--sources", folder + "/none");
        assertThat(none.exit()).isEqualTo(151);
        assertThat(none.err()).contains("--sources: there is no folder ");
    }
}
