package sharelock.report;

import java.util.Locale;
import java.util.function.Function;
import sharelock.report.Run.Page;
import sharelock.report.Run.Printer;

/** The forms in which a run is printed: the list that a new one joins. */
public enum Format {
    TEXT(TextPrinter::new, TextTables::new),
    JSON(JsonPrinter::new, JsonTables::new),
    MARKDOWN(MarkdownPrinter::new, MarkdownTables::new);

    private final Function<Page, Printer> printer;
    private final Function<Page, Tables> tables;

    Format(Function<Page, Printer> printer, Function<Page, Tables> tables) {
        this.printer = printer;
        this.tables = tables;
    }

    /** A printer for one run. */
    public Printer on(Page page) {
        return printer.apply(page);
    }

    /** A printer for what the checks of one run come to together. */
    public Tables tables(Page page) {
        return tables.apply(page);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
