package sharelock.jpf.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of the script that a run inside JPF follows: a task takes a step, or chooses. The text
 * of a script is {@code a|a=1|b}, and {@code |} that of one in which nobody takes a step.
 *
 * @param task its name
 * @param choice what it chooses, or {@link #STEP}
 */
public record Turn(String task, int choice) {
    /** Stands for a step in the place of a choice. */
    public static final int STEP = -1;

    /** The text of a script, which is not empty where the script has no words. */
    public static String script(List<Turn> turns) {
        if (turns.isEmpty()) return "" + Fields.BAR;
        String script = "";
        for (Turn turn : turns) {
            if (!script.isEmpty()) script += Fields.BAR;
            script += Escape.key(turn.task);
            if (turn.choice != STEP) script += "=" + turn.choice;
        }
        return script;
    }

    /** Reads a script that a person may have written: with white space, and with empty words. */
    public static List<Turn> read(String script) {
        List<Turn> turns = new ArrayList<>();
        int from = 0;
        while (from <= script.length()) {
            int to = script.indexOf(Fields.BAR, from);
            if (to < 0) to = script.length();
            String word = script.substring(from, to).trim();
            if (!word.isEmpty()) turns.add(of(word));
            from = to + 1;
        }
        return turns;
    }

    private static Turn of(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) return new Turn(Escape.read(word), STEP);
        int choice = Integer.parseInt(word.substring(equals + 1));
        return new Turn(Escape.read(word.substring(0, equals)), choice);
    }
}
