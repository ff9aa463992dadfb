package sharelock.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Words {
    private Words() {}

    /** Lines of at most {@code width}, broken at spaces, or anywhere if a word is too long. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) wrapLine(line.stripTrailing(), width, lines);
        return lines;
    }

    private static void wrapLine(String line, int width, List<String> lines) {
        String rest = line;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int dot = rest.lastIndexOf('.', width - 1);
            int end = space > 0 ? space : dot > 0 ? dot : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 2) + "..";
    }

    static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }
}
