package sharelock.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import sharelock.engine.Engine.Limits;
import sharelock.question.CheckError;

/** How a search may be done, and when it is cut. */
final class BudgetOptions {
    /** Each takes a thread and its buffers; more than that is a slip of the pen. */
    private static final int MOST_WORKERS = 1000;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads that search. Default: one for each core.")
    private @Nullable Integer workers;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "Cut each search after N states.")
    private @Nullable Long maxStates;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "Cut each search when its states take SIZE bytes, e.g. 500M or 2G.")
    private @Nullable Long maxMemory;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Time.class,
            description = "Cut each search after DURATION, e.g. 10s, 5m or 1h.")
    private @Nullable Duration timeout;

    Limits limits() {
        Limits limits = Limits.defaults();
        if (workers != null) limits = limits.withWorkers(workers(workers));
        if (maxStates != null) limits = limits.withMaxStates(positive("--max-states", maxStates));
        if (maxMemory != null) limits = limits.withMaxBytes(positive("--max-memory", maxMemory));
        if (timeout == null) return limits;
        positive("--timeout", timeout.toMillis());
        return limits.withTimeout(timeout);
    }

    private static int workers(int number) {
        if (number <= MOST_WORKERS) return Math.toIntExact(positive("--workers", number));
        throw CheckError.config(
                "--workers: at most %,d, not %,d. One for each core is enough."
                        .formatted(MOST_WORKERS, number));
    }

    private static long positive(String option, long number) {
        if (number < 1) throw CheckError.config(option + ": at least 1, not " + number + ".");
        return number;
    }

    /** Reads {@code 500M}. */
    static final class Size implements ITypeConverter<Long> {
        private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmg]?)b?");

        @Override
        public Long convert(String text) {
            Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
            if (!size.matches()) {
                throw new TypeConversionException(
                        "\"%s\" is no size. Write a number and k, M or G, e.g. 500M"
                                .formatted(text));
            }
            int shift = 10 * " kmg".indexOf((size.group(2) + " ").charAt(0));
            return Long.parseLong(size.group(1)) << Math.max(0, shift);
        }
    }

    /** Reads {@code 10s}. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw new TypeConversionException(
                        "\"%s\" is no duration. Write a number and ms, s, m or h, e.g. 10s"
                                .formatted(text));
            }
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }
}
