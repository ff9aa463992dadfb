package sharelock.jpf.wire;

/**
 * Any text as printable ASCII: what does not stand for itself is {@code %} and four hexadecimal
 * digits, one {@code char} at a time, so that half a surrogate pair comes through too.
 *
 * <p>Runs inside JPF, so without formats and regular expressions. JPF keeps a string as the bytes
 * of UTF-8 and counts these where it is asked for the length: beyond ASCII only arrays of chars are
 * right there, both ways.
 */
final class Escape {
    static final char MARK = '%';
    private static final int DIGITS = 4;
    private static final String HEX = "0123456789abcdef";

    private Escape() {}

    /** As a field of a line, between bars. */
    static String field(String text) {
        return line(text, Fields.BAR);
    }

    /** As free text at the end of a line: bars stand for themselves. */
    static String free(String text) {
        return line(text, MARK);
    }

    /** JPF writes lines into XML in which nothing is escaped, so this cannot close an element. */
    private static String line(String text, char separator) {
        StringBuilder escaped = new StringBuilder();
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            boolean closes = c == '<' && i + 1 < chars.length && chars[i + 1] == '/';
            boolean isPrintable = c >= ' ' && c <= '~' && c != MARK;
            add(escaped, c, isPrintable && !closes && c != separator);
        }
        return escaped.toString();
    }

    /** As a part of the value of a key, in which JPF expands, trims and splits. */
    static String key(String text) {
        StringBuilder escaped = new StringBuilder();
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            boolean isWord =
                    (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            add(escaped, c, isWord || "_-.[]()".indexOf(c) >= 0);
        }
        return escaped.toString();
    }

    private static void add(StringBuilder escaped, char c, boolean asItIs) {
        if (asItIs) {
            escaped.append(c);
            return;
        }
        escaped.append(MARK);
        for (int shift = 12; shift >= 0; shift -= 4) escaped.append(HEX.charAt((c >> shift) & 15));
    }

    /**
     * The text that was escaped, in any of these ways.
     *
     * @throws IllegalArgumentException when a mark stands without its digits
     */
    static String read(String escaped) {
        char[] chars = escaped.toCharArray();
        int length = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c == MARK) {
                c = meant(chars, i + 1);
                i += DIGITS;
            }
            chars[length++] = c;
        }
        return new String(chars, 0, length);
    }

    private static char meant(char[] chars, int from) {
        int value = 0;
        for (int i = from; i < from + DIGITS; i++) {
            int digit = i < chars.length ? HEX.indexOf(chars[i]) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException(
                        new String(chars, 0, chars.length)
                                + " has a % without four hexadecimal digits behind it");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }
}
