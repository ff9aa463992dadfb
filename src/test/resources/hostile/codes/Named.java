package codes;

import sharelock.model.Task;

/** Tasks with names that would show as something else. */
public final class Named {
    /** The name. */
    public enum How { ESCAPE, NEWLINE, NULL, EMPTY, LONG, SAME, DIRECTION, QUOTED, WIDE }

    int x;
    final Task[] tasks = new Task[2];

    public Named(How how) {
        tasks[0] = new Failing(name(how));
        tasks[1] = new Failing(how == How.SAME ? "same" : "other");
    }

    private static String name(How how) {
        switch (how) {
            case ESCAPE:
                return "\u001b[31mred\u0007";
            case NEWLINE:
                return "one\n  holds      c";
            case NULL:
                return null;
            case EMPTY:
                return "";
            case LONG:
                return "x".repeat(100_000);
            case DIRECTION:
                return "\u202eleft";
            case QUOTED:
                return "\"'`$(x)";
            case WIDE:
                return "\u4efb\u52a1\ud83d\ude00";
            default:
                return "same";
        }
    }

    final class Failing extends Task {
        Failing(String name) {
            super(name);
        }

        @Override
        protected void run() {
            x++;
            assert x < 2;
        }
    }
}
