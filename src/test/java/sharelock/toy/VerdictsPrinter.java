package sharelock.toy;

import java.util.stream.Collectors;
import sharelock.engine.Outcome;
import sharelock.report.Run;
import sharelock.report.Run.Answered;
import sharelock.report.Run.Entry;
import sharelock.report.Run.Page;
import sharelock.report.Run.Printer;
import sharelock.report.Run.Traces;

/** A report of a line for each check, and the number of them. */
record VerdictsPrinter(Page page) implements Printer {

    @Override
    public void print(Run run, Entry entry, Traces traces) {
        String verdicts =
                entry instanceof Answered answered
                        ? answered.answers().outcomes().stream()
                                .map(Outcome::verdict)
                                .collect(Collectors.joining(", "))
                        : "not run";
        page.out().println(entry.check().name() + ": " + verdicts);
    }

    @Override
    public void end(Run run) {
        page.out().println(run.answers().size() + " of " + run.checks().size());
    }
}
