package sharelock.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** How a command that ends with a table prints. */
final class TableOptions {

    private enum Format {
        TEXT,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or markdown. Default: text")
    private Format format = Format.TEXT;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "auto, plain or off. Default: auto")
    private ProgressLine.Mode progress = ProgressLine.Mode.AUTO;

    boolean isMarkdown() {
        return format == Format.MARKDOWN;
    }

    ProgressLine.Mode progress() {
        return progress;
    }
}
