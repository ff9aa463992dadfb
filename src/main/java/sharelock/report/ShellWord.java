package sharelock.report;

import java.util.regex.Pattern;

/** A word as it must be written in a shell. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private ShellWord() {}

    /** A file as an argument: not taken for an option, whatever it is called. */
    static String file(Object file) {
        String text = file.toString();
        return of(text.startsWith("-") ? "./" + text : text);
    }

    static String of(String text) {
        if (PLAIN.matcher(text).matches()) return text;
        if (text.chars().noneMatch(Character::isISOControl)) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        text.chars()
                .forEach(
                        c -> {
                            if (c == '\'' || c == '\\') quoted.append('\\').append((char) c);
                            else if (c < 0x20 || c == 0x7f) quoted.append("\\x%02x".formatted(c));
                            else if (Character.isISOControl(c))
                                quoted.append("\\u%04x".formatted(c));
                            else quoted.append((char) c);
                        });
        return quoted.append('\'').toString();
    }
}
