package sharelock.report;

import java.util.Locale;
import java.util.function.Function;
import sharelock.report.Run.Page;
import sharelock.report.Run.Printer;

/** The forms in which a run is printed: the list that a new one joins. */
public enum Format {
    TEXT(TextPrinter::new),
    JSON(JsonPrinter::new),
    MARKDOWN(MarkdownPrinter::new);

    private final Function<Page, Printer> printer;

    Format(Function<Page, Printer> printer) {
        this.printer = printer;
    }

    /** A printer for one run. */
    public Printer on(Page page) {
        return printer.apply(page);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
