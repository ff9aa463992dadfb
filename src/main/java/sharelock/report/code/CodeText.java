package sharelock.report.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sharelock.report.Run;
import sharelock.report.code.SourceDocument.Quote;
import sharelock.report.code.SourceFile.Declared;
import sharelock.result.Listing;

/**
 * Prints the functions of a model as they are under the arguments of a check: in the order in which
 * the tasks come to them, with what cannot run struck out, and each beside what a document says of
 * the functions that its Javadoc names.
 */
public final class CodeText {
    private static final Pattern FUNCTION = Pattern.compile("\\b([A-Za-z_]\\w*)\\(\\)");
    private static final Pattern NO_CODE = Pattern.compile("[{}()\\[\\];,\\s]*|[} ]*else[{ ]*");
    private static final Pattern COMMENT = Pattern.compile("\\s*(//|/?\\*).*");
    private static final String STRUCK = "~";

    private final Listing listing;
    private final Function<String, Optional<String>> sources;
    private final @Nullable SourceDocument document;
    private final Run.Page page;
    private final int columns;
    private final Map<String, Optional<SourceFile>> files = new HashMap<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<Quote> quoted = new LinkedHashSet<>();

    /**
     * @param sources the text of the source of a class, by its binary name
     * @param document what the model is of; null if there is nothing to be shown beside it
     * @param columns that there are: with many the document stands beside, with fewer above
     * @throws sharelock.question.CheckError when the document cannot be read
     */
    public CodeText(
            Listing listing,
            Function<String, Optional<String>> sources,
            @Nullable Path document,
            Run.Page page,
            int columns) {
        this.columns = columns;
        this.listing = listing;
        this.sources = sources;
        this.document = document == null ? null : SourceDocument.read(document);
        this.page = page;
    }

    /** A method with the lines that have code, and those of them that can run. */
    private record Shown(
            SourceFile file, Declared method, SortedSet<Integer> code, SortedSet<Integer> run) {}

    /** Prints all. */
    public void print() {
        Map<Object, Shown> shown = new LinkedHashMap<>();
        Set<String> without = new TreeSet<>();
        for (Listing.Method method : listing.methods()) {
            String type = topLevel(method.owner());
            Optional<SourceFile> file = files.computeIfAbsent(type, this::read);
            Optional<Declared> declared =
                    file.flatMap(source -> source.methodAt(method.lines().first()));
            if (declared.isEmpty()) {
                without.add(method.owner() + "." + method.name());
                continue;
            }
            Shown one =
                    shown.computeIfAbsent(
                            List.of(type, declared.get()),
                            key ->
                                    new Shown(
                                            file.get(),
                                            declared.get(),
                                            new TreeSet<>(),
                                            new TreeSet<>()));
            one.code().addAll(method.lines());
            one.run().addAll(method.run());
        }
        shown.forEach((key, one) -> print((String) ((List<?>) key).get(0), one));
        printRest(without);
    }

    private static String topLevel(String type) {
        int nested = type.indexOf('$', type.lastIndexOf('.') + 2);
        return nested < 0 ? type : type.substring(0, nested);
    }

    private Optional<SourceFile> read(String type) {
        return sources.apply(type).map(SourceFile::new);
    }

    private void print(String type, Shown shown) {
        Declared method = shown.method();
        String place = type.replace('.', '/') + ".java:" + method.first();
        page.out().printf("%s.%s  %s%n%n", method.type(), method.name(), place);
        List<Quote> quotes = quotes(method.comment());
        List<String> left = lines(shown);
        if (quotes.isEmpty()) {
            left.forEach(line -> page.out().println(colour(line)));
        } else if (Columns.fit(columns)) {
            new Columns(columns).rows(left, texts(quotes)).forEach(page.out()::println);
        } else {
            texts(quotes).forEach(line -> page.out().println("| " + line));
            page.out().println();
            left.forEach(line -> page.out().println(colour(line)));
        }
        page.out().println();
    }

    private String colour(String line) {
        return line.startsWith(STRUCK) ? page.red(line) : line;
    }

    /**
     * The lines of a method, without what all of them begin with, and what is struck out marked.
     */
    private static List<String> lines(Shown shown) {
        Declared method = shown.method();
        List<String> lines = new ArrayList<>();
        boolean struck = false;
        for (int number = method.first(); number <= method.last(); number++) {
            String line = shown.file().lines().get(number - 1);
            if (shown.code().contains(number)) {
                struck = !shown.run().contains(number);
            } else if (COMMENT.matcher(line).matches()) {
                struck = isStruck(shown, number);
            } else if (NO_CODE.matcher(line).matches()) {
                struck = struck && isStruck(shown, number);
            }
            if (number == method.last()) struck = false;
            lines.add((struck ? STRUCK : " ") + " " + line);
        }
        String begin = lines.get(0).substring(2);
        int indent = begin.length() - begin.stripLeading().length();
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(0, 2) + cut(line, indent))
                .toList();
    }

    private static String cut(String line, int indent) {
        int first = 2;
        while (first < line.length() && first < 2 + indent && line.charAt(first) == ' ') first++;
        return line.substring(first);
    }

    /** Whether the next line with code is struck out. */
    private static boolean isStruck(Shown shown, int number) {
        SortedSet<Integer> behind = shown.code().tailSet(number);
        return !behind.isEmpty()
                && behind.first() <= shown.method().last()
                && !shown.run().contains(behind.first());
    }

    /** What the document says of the functions that a comment names, each quote once. */
    private List<Quote> quotes(String comment) {
        List<Quote> quotes = new ArrayList<>();
        Matcher function = FUNCTION.matcher(comment);
        while (function.find()) {
            String name = function.group(1);
            named.add(name);
            if (document == null) continue;
            for (Quote quote : document.quotes(name)) {
                if (quoted.add(quote)) quotes.add(quote);
            }
        }
        return quotes;
    }

    private static List<String> texts(List<Quote> quotes) {
        List<String> texts = new ArrayList<>();
        for (Quote quote : quotes) {
            if (!texts.isEmpty()) texts.add("");
            texts.add("line " + quote.first() + ":");
            for (String line : quote.lines()) texts.add(line.replace("\t", "    "));
        }
        return texts;
    }

    private void printRest(Set<String> without) {
        page.out().print(page.paragraph(STRUCK + " marks what cannot run in this check.", 0));
        if (document != null) {
            Set<String> rest = new LinkedHashSet<>(document.functions());
            rest.removeAll(named);
            if (!rest.isEmpty()) {
                String list = String.join(", ", rest);
                page.out()
                        .print(
                                page.paragraph(
                                        "Functions of the document that nothing shown here names: "
                                                + list
                                                + ".",
                                        0));
            }
        }
        if (!without.isEmpty()) {
            page.out()
                    .print(
                            page.paragraph(
                                    "Not shown, because their source lies neither beside the class file nor in a folder of --sources: "
                                            + String.join(", ", without)
                                            + ".",
                                    0));
        }
    }
}
