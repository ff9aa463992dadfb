package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.Golden;

/** The commands claims and mutants, on a counter with and without its lock. */
class ClaimsAndMutantsTest {
    private static final String ARGS =
            "check.args = tasks=2, direction=UP, bugs=%s, assertSmall=false";

    @TempDir Path folder;

    private void write(String name, String bugs, String... more) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("check.model = sample.Counter");
        lines.add(ARGS.formatted(bugs));
        lines.add("check.atRest = sample.NoUpdateIsLost");
        lines.addAll(List.of(more));
        Files.writeString(folder.resolve(name + ".jpf"), String.join("\n", lines) + "\n");
    }

    private Command run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, folder.toString()));
        words.addAll(List.of(more));
        return Command.with(words.toArray(String[]::new));
    }

    private void writeClaims() throws IOException {
        write(
                "counts",
                "NO_LOCK",
                "check.document = counting (Nobody, 2026)",
                "check.claim = \"A plain | *count* loses <no> update.\"",
                "check.expect = fails NoUpdateIsLost",
                "check.through = Counter$Count.run",
                "check.fixedBy = counts-fixed");
        write("counts-fixed", "NONE");
        write(
                "locks",
                "NONE",
                "check.document = counting (Nobody, 2026)",
                "check.claim = \"With the lock every update counts.\"");
        write(
                "loses",
                "NO_LOCK",
                "check.claim = \"Updates may get lost.\"",
                "check.claimHoldsIf = fails",
                "check.expect = fails NoUpdateIsLost",
                "check.through = Counter$Count.run");
    }

    @Test
    void everyClaimIsPrintedOnce() throws IOException {
        writeClaims();
        Command text = run("claims");
        assertThat(text.err()).isEmpty();
        assertThat(text.exit()).isZero();
        Golden.assertSame("claims.txt", text.out());
        Command markdown = run("claims", "--format", "markdown");
        assertThat(markdown.exit()).isZero();
        Golden.assertSame("claims.md", markdown.out());
        Golden.assertSame("claims.json", run("claims", "--format", "json").out());
    }

    @Test
    void thereIsNoLedgerWhileACheckIsRed() throws IOException {
        writeClaims();
        write("locks", "NO_LOCK", "check.claim = \"With the lock every update counts.\"");
        Command run = run("claims");
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("sharelock: locks fails; expected: holds.\n")
                .contains("sharelock: no ledger: ");
        assertThat(run.exit()).isEqualTo(12);
    }

    @Test
    void aCutSearchGivesNoLedger() throws IOException {
        writeClaims();
        Command run = run("claims", "--max-states", "2");
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(20);
    }

    @Test
    void withoutClaimsOrMutantsNothingIsProved() throws IOException {
        write("plain", "NONE");
        assertThat(run("claims").err()).contains("no check here quotes a claim (check.claim).");
        assertThat(run("claims").exit()).isEqualTo(21);
        assertThat(run("mutants").err()).contains("no check here names a mutant (check.mutants).");
        assertThat(run("mutants").exit()).isEqualTo(21);
    }

    @Test
    void mutantsTurnTheirCheckRed() throws IOException {
        write("locked", "NONE", "check.mutants = bugs+NO_LOCK, Counter$Count.run/lock");
        Command text = run("mutants");
        assertThat(text.err()).isEmpty();
        Golden.assertSame("mutants.txt", text.out());
        assertThat(text.exit()).isZero();
        Golden.assertSame("mutants.md", run("mutants", "--format", "markdown").out());
        Golden.assertSame("mutants.json", run("mutants", "--format", "json").out());
    }

    @Test
    void aMutantThatNothingSeesIsReported() throws IOException {
        write("locked", "NONE", "check.mutants = bugs+NO_LOCK, Counter$Count.run?2=false");
        Command run = run("mutants");
        assertThat(run.out()).contains("!   Counter$Count.run?2=false: nothing fails: holds for ");
        assertThat(run.out()).endsWith("1 of 2 mutants turn their check red\n");
        assertThat(run.exit()).isEqualTo(21);
    }

    @Test
    void aCheckThatIsRedHasNoMutants() throws IOException {
        write("unlocked", "NO_LOCK", "check.mutants = bugs-NO_LOCK");
        Command run = run("mutants");
        assertThat(run.err())
                .contains(
                        "unlocked is red as it is (expected: holds), so that its mutants would show"
                                + " nothing.");
        assertThat(run.exit()).isEqualTo(12);
    }

    @Test
    void aPlaceThatIsNotThereIsAnError() throws IOException {
        write("locked", "NONE", "check.mutants = Counter$Count.run/lockit");
        Command run = run("mutants");
        assertThat(run.err()).contains("Counter$Count.run/lockit");
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aRepairIsACheckOfTheSameModelThatHolds() throws IOException {
        writeClaims();
        String fails = "that check is expected to fail too. Name one that holds with the fix.";
        refuse("counts", fails, "counts");
        write("wrong", "NO_LOCK", "check.expect = fails NoUpdateIsLost");
        refuse("counts", fails, "wrong");
        Files.writeString(
                folder.resolve("other.jpf"),
                "check.model = sample.small.Pair\ncheck.args = writer=IN_ONE_STEP\n");
        refuse("counts", "that is a check of sample.small.Pair, and this one is of", "other");
        write("counts", "NONE", "check.claim = \"It counts.\"", "check.fixedBy = counts-fixed");
        Command run = run("claims");
        assertThat(run.err()).contains("counts.jpf: check.fixedBy: this check is expected to hold");
        assertThat(run.exit()).isEqualTo(151);
    }

    /** It would make a claim hold by what nobody has asked, or by what did not run. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "tasks=2, direction=UP, bugs=NONE, assertSmall=false      @ always = CountIsSmall    @ that check does not ask sample.NoUpdateIsLost (check.atRest), so that it says nothing",
                "tasks=1, direction=UP, bugs=NONE, assertSmall=false      @ atRest = NoUpdateIsLost  @ that check has tasks=1, and this one tasks=2, so that it does not run all that fails here.",
                "tasks=2, direction=DOWN, bugs=NONE, assertSmall=false    @ atRest = NoUpdateIsLost  @ has direction=DOWN, and this one direction=UP, so that it does not run all",
                "tasks=3, direction=UP, bugs=NO_LOCK|NO_UNLOCK, assertSmall=false @ atRest = NoUpdateIsLost @ ''",
                "tasks=3, direction=UP, bugs=NONE, assertSmall=false      @ atRest = NoUpdateIsLost  @ ''",
            })
    void aRepairAsksWhatFailsAndRunsAsMuch(String args, String asks, String message)
            throws IOException {
        writeClaims();
        Files.writeString(
                folder.resolve("repair.jpf"),
                "check.model = sample.Counter\ncheck.args = %s\ncheck.%s\n".formatted(args, asks));
        if (!message.isEmpty()) {
            refuse("counts", message, "repair");
            return;
        }
        Path file = folder.resolve("counts.jpf");
        Files.writeString(
                file, Files.readString(file).replaceAll("fixedBy = .*", "fixedBy = repair"));
        assertThat(run("claims").err()).doesNotContain("fixedBy");
    }

    @Test
    void aRepairThatNeverRestsHasNotAskedAtRest() throws IOException {
        Outsider outsider = new Outsider(folder);
        outsider.model(
                "Restless",
                """
                int x;
                final boolean fixed;
                final Task t = new T();
                public Restless(boolean fixed) { this.fixed = fixed; }
                final class T extends Task {
                    T() { super("t"); }
                    protected void run() {
                        x = 1;
                        while (fixed) x = 1 - x;
                    }
                }
                """);
        outsider.property("Back", "AtRest", "Restless", "m.x == 0");
        String check = "check.model = out.Restless\ncheck.args = fixed=%s\ncheck.atRest = Back\n";
        Files.writeString(
                folder.resolve("restless.jpf"), check.formatted(true) + "check.endless = true\n");
        Command run =
                outsider.run(
                        "claims",
                        check.formatted(false)
                                + """
                                check.claim = "It comes back."
                                check.expect = fails Back
                                check.through = Restless$T.run
                                check.fixedBy = restless
                                """);
        assertThat(run.err())
                .contains(
                        "c.jpf: check.fixedBy = restless: that check never comes to rest, so that it has not asked out.Back. Name one that does.");
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void aRepairMendsSomething() throws IOException {
        String check =
                """
                check.model = pagetable.PageTableSharing
                check.args = mms=1, threads=1, rounds=%s, ops=EXIT, setup=NONE, fixes=KEEP_DIRTY
                check.atRest = pagetable.NoTableLeaked
                """;
        String fails =
                """
                check.expect = fails NoTableLeaked
                check.through = Zap.freeOnePmd
                check.fixedBy = same
                """;
        Files.writeString(folder.resolve("posted.jpf"), check.formatted("1") + fails);
        Files.writeString(folder.resolve("same.jpf"), check.formatted("2"));
        Command run = Command.with("check", folder.resolve("posted.jpf").toString());
        assertThat(run.err())
                .contains(
                        "that check has fixes=KEEP_DIRTY like this one, so that it mends nothing.");
        assertThat(run.exit()).isEqualTo(151);
    }

    private void refuse(String check, String message, String repair) throws IOException {
        Path file = folder.resolve(check + ".jpf");
        String text = Files.readString(file).replaceAll("fixedBy = .*", "fixedBy = " + repair);
        Files.writeString(file, text);
        Command run = run("claims");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(check + ".jpf: ").contains(message);
        assertThat(run.exit()).isEqualTo(151);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "FREE_AFTER_PUTT                   @ fixes = \"FREE_AFTER_PUTT\" does not fit: fixes of pagetable.PageTableSharing is any of",
                "NONE                              @ \"NONE\" is no constant of the set fixes.",
                "FREE_AFTER_PUT|KEEP_DIRTY         @ no constant of the set fixes. Write them with commas",
                "FREE_AFTER_PUT, FREE_AFTER_PUT    @ FREE_AFTER_PUT stands twice.",
                "KEEP_DIRTY                        @ KEEP_DIRTY is on already.",
                "FREE_AFTER_PUT                    @ that check has FREE_AFTER_PUT, RECHECK_PMD on beside what this one has, and check.maskedBy names FREE_AFTER_PUT.",
            })
    void whatMasksIsJustWhatTheRepairMends(String maskedBy, String message) throws IOException {
        String model =
                """
                check.model = pagetable.PageTableSharing
                check.args = mms=1, threads=1, rounds=1, ops=EXIT, setup=NONE, fixes=KEEP_DIRTY%s
                check.atRest = pagetable.NoTableLeaked
                """;
        String claim =
                """
                check.claim = "It is put."
                check.expect = fails NoTableLeaked
                check.through = Zap.freeOnePmd
                check.fixedBy = mended
                check.maskedBy = %s
                """;
        Files.writeString(
                folder.resolve("posted.jpf"), model.formatted("") + claim.formatted(maskedBy));
        Files.writeString(
                folder.resolve("mended.jpf"), model.formatted("|FREE_AFTER_PUT|RECHECK_PMD"));
        Command run = run("claims");
        assertThat(run.err()).contains("posted.jpf: ").contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(151);
    }
}
