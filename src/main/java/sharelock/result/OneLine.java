package sharelock.result;

/**
 * Text of a model's or a file's for a person to read: characters that would move the cursor, begin
 * a line or turn the direction of writing are shown as Java writes them.
 */
public final class OneLine {
    private OneLine() {}

    public static String of(String text) {
        if (text.chars().noneMatch(OneLine::isHidden)) return text;
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(isHidden(c) ? escape(c) : (char) c));
        return shown.toString();
    }

    /** Whether a terminal takes it for an order, or shows nothing. */
    public static boolean isHidden(int character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || Character.getType(character) == Character.FORMAT;
    }

    public static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(character);
        };
    }
}
