package sharelock.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import sharelock.result.OneLine;

/**
 * Where text is shown. Only lines and colours of our own have an effect there: control characters
 * in a model's names and messages are shown as Java writes them.
 */
final class Screen extends PrintWriter {
    /** Colours, as characters that Unicode keeps free for such use within a program. */
    static final char RED = '\ufdd0';

    static final char GREEN = '\ufdd1';
    static final char END = '\ufdd2';

    private final PrintWriter plain;
    private final @Nullable Remembering stream;

    Screen(PrintWriter plain) {
        this(plain, null);
    }

    private Screen(PrintWriter plain, @Nullable Remembering stream) {
        super(plain, true);
        this.plain = plain;
        this.stream = stream;
    }

    static Screen on(FileDescriptor file) {
        Remembering stream = new Remembering(new FileOutputStream(file));
        return new Screen(new PrintWriter(stream, true, StandardCharsets.UTF_8), stream);
    }

    /** The same place, where everything has its effect. */
    PrintWriter plain() {
        return plain;
    }

    /** Why something could not be shown; empty if that is not known. */
    String reason() {
        IOException first = stream == null ? null : stream.first;
        return first == null || first.getMessage() == null ? "" : first.getMessage();
    }

    @Override
    public void write(String text, int from, int length) {
        String shown = shown(text.substring(from, from + length));
        super.write(shown, 0, shown.length());
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(int character) {
        write(Character.toString((char) character), 0, 1);
    }

    private static String shown(String text) {
        boolean asItIs = text.chars().allMatch(c -> c == '\n' || !isSpecial(c));
        if (asItIs) return text;
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\n' -> shown.append('\n');
                                case RED -> shown.append("\u001b[31m");
                                case GREEN -> shown.append("\u001b[32m");
                                case END -> shown.append("\u001b[0m");
                                default -> {
                                    if (isSpecial(c)) shown.append(OneLine.escape(c));
                                    else shown.append((char) c);
                                }
                            }
                        });
        return shown.toString();
    }

    private static boolean isSpecial(int character) {
        return OneLine.isHidden(character) || (character >= RED && character <= END);
    }

    /** Keeps in mind why it could not write, which a PrintWriter does not say. */
    private static final class Remembering extends OutputStream {
        private final OutputStream to;
        private volatile @Nullable IOException first;

        Remembering(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                to.write(bytes, from, length);
            } catch (IOException broken) {
                if (first == null) first = broken;
                throw broken;
            }
        }
    }
}
