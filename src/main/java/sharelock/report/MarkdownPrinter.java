package sharelock.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Answers;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Outcome;
import sharelock.report.Run.Answered;
import sharelock.report.Run.Entry;
import sharelock.report.Run.Page;
import sharelock.report.Run.Printer;
import sharelock.report.Run.Traces;
import sharelock.result.Result;

/** What each engine said of each check, as a table in Markdown, row by row as they come. */
final class MarkdownPrinter implements Printer {
    private static final String AS = " as expected";

    private final Page page;
    private int printed;
    private final List<String> engines = new ArrayList<>();
    private @Nullable MarkdownTable table;

    MarkdownPrinter(Page page) {
        this.page = page;
    }

    @Override
    public void print(Run run, Entry entry, Traces traces) {
        if (!(entry instanceof Answered answered)) return; // the user has been told
        Answers answers = answered.answers();
        List<String> row = new ArrayList<>(List.of("`" + answered.check().name() + "`"));
        MarkdownTable rows = table(answers);
        for (String engine : engines) row.addAll(cells(answers, engine));
        row.add(MarkdownTable.plain(together(answers)));
        rows.row(row.toArray(String[]::new));
        String text = rows.toString();
        page.out().print(text.substring(printed));
        page.flush();
        printed = text.length();
        for (Outcome outcome : answers.outcomes()) {
            traces.save(outcome, Run.traceName(answered, outcome));
        }
    }

    private MarkdownTable table(Answers answers) {
        if (table != null) return table;
        List<String> titles = new ArrayList<>(List.of("check"));
        for (Outcome outcome : answers.outcomes()) {
            engines.add(outcome.result().engine());
            titles.addAll(List.of(outcome.result().engine(), "states", "s"));
        }
        titles.add("together");
        table = new MarkdownTable(titles.toArray(String[]::new));
        return table;
    }

    /** What the answers come to together. */
    private static String together(Answers answers) {
        String expected = "expected: " + answers.first().check().expected();
        boolean good = answers.asExpected();
        if (answers.others().isEmpty()) return good ? AS.strip() : expected;
        String note = answers.note().isEmpty() ? "" : ": " + answers.note();
        return answers.agreement() + note + (good ? "" : "; " + expected);
    }

    /** Those of an engine; empty where it was interrupted before it said something. */
    private static List<String> cells(Answers answers, String engine) {
        return answers.outcomes().stream()
                .filter(outcome -> outcome.result().engine().equals(engine))
                .findFirst()
                .map(MarkdownPrinter::cells)
                .orElse(List.of("", "", ""));
    }

    private static List<String> cells(Outcome outcome) {
        Result result = outcome.result();
        return Arrays.asList(
                outcome.inWords(),
                "%,d".formatted(result.counts().states()),
                String.format(Locale.ROOT, "%.1f", result.time().toMillis() / 1000.0));
    }

    /** The last line. */
    @Override
    public void end(Run run) {
        List<Answers> answers = run.answers();
        if (answers.isEmpty()) return;
        int all = answers.size() + run.notRun();
        String of = all == 1 ? "1 check" : all + " checks";
        boolean compared = answers.stream().anyMatch(each -> !each.others().isEmpty());
        int asExpected = (int) answers.stream().filter(Answers::asExpected).count();
        int others = answers.size() - asExpected;
        String text = asExpected + " of " + of + AS;
        if (compared) text = agreeing(answers) + " of " + of + " agree";
        if (others > 0) text += ", " + others + " not" + (compared ? AS : "");
        if (run.notRun() > 0) text += ", " + run.notRun() + " not run";
        long seconds = run.seconds();
        page.out().printf("%n%s. The run took %d min %d s.%n", text, seconds / 60, seconds % 60);
    }

    private static int agreeing(List<Answers> answers) {
        return (int)
                answers.stream()
                        .filter(each -> !each.others().isEmpty())
                        .filter(each -> each.agreement() == Agreement.AGREE)
                        .count();
    }
}
