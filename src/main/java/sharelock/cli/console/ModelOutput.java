package sharelock.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import sharelock.result.OneLine;

/** Shows what a model's constructors and properties print, so that it cannot pass for a result. */
final class ModelOutput extends OutputStream {
    private static final int MOST_LINES = 100;
    private static final int LONGEST = 500;

    private final Console console;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int lines;

    ModelOutput(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void write(int single) {
        if (lines > MOST_LINES) return;
        if (single != '\n' && line.size() < LONGEST) {
            line.write(single);
            return;
        }
        boolean last = ++lines > MOST_LINES;
        String text = last ? "more, which is left out" : line.toString(StandardCharsets.UTF_8);
        console.clearLine();
        console.err().println("the model prints: " + OneLine.of(text));
        line.reset();
        if (single != '\n' && !last) line.write(single);
    }
}
