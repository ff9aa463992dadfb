package sharelock.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table as GitHub's Markdown writes it; a cell may hold several lines. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... titles) {
        row(titles);
        row(Collections.nCopies(titles.length, "---").toArray(String[]::new));
    }

    /** Adds a row of cells that are Markdown already. */
    void row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) escaped.add(cell.replace("|", "\\|").replace("\n", "<br>"));
        text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    }

    /** Text as it is, in a cell. */
    static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\*_`\\[\\]])", "\\\\$1");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
