package sharelock.cli;

/** Text in lines of a width, indented. */
final class Paragraph {
    private Paragraph() {}

    /** Ends every line with a line feed; empty text has no line. */
    static String wrap(String text, int indent, int width) {
        StringBuilder lines = new StringBuilder();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = rest.length();
            if (end > width - indent) {
                int space = rest.lastIndexOf(' ', width - indent);
                if (space < 0) space = rest.indexOf(' ');
                if (space >= 0) end = space;
            }
            lines.append(" ".repeat(indent)).append(rest, 0, end).append('\n');
            rest = rest.substring(end).strip();
        }
        return lines.toString();
    }
}
