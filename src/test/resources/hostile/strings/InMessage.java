package strings;

import sharelock.model.Task;

/** Messages of assertions and exceptions, with what javac makes of them. */
public final class InMessage {
    /** What is in the message. */
    public enum How {
        ENUM, TASK, NULL, OBJECT, BOOLEAN, CHARACTER, LONG, ARRAY, NULL_STRING, NULL_ENUM, ALONE, THROWN,
        ESCAPE, NEWLINE, UNICODE, FORMAT, BUILDER, VALUE_OF, CONCAT, UPPER, OF_CAUSE, FORGED, LENGTHY
    }

    enum Colour { RED, GREEN }

    static final class Page {
        int count;
    }

    final How how;
    final Page page = new Page();
    final int[] numbers = {1, 2};
    final String noText = null;
    Colour colour = Colour.RED;
    Colour noColour;
    boolean flag = true;
    char character = 'q';
    long number = 1L << 40;
    int x;
    final Task task = new Failing();

    public InMessage(How how) {
        this.how = how;
    }

    final class Failing extends Task {
        Failing() {
            super("failing");
        }

        @Override
        protected void run() {
            x = 1;
            values();
            texts();
            calls();
            assert false : "none of these";
        }

        private void values() {
            assert how != How.ENUM : "colour is " + colour;
            assert how != How.TASK : "task is " + Task.current();
            assert how != How.NULL : "null is " + null;
            assert how != How.OBJECT : "page is " + page;
            assert how != How.BOOLEAN : "flag is " + flag;
            assert how != How.CHARACTER : "character is " + character;
            assert how != How.LONG : "number is " + number;
            assert how != How.ARRAY : "numbers are " + numbers;
            assert how != How.NULL_STRING : "text is " + noText;
            assert how != How.NULL_ENUM : "colour is " + noColour;
            assert how != How.ALONE : colour;
        }

        private void texts() {
            if (how == How.THROWN) throw new IllegalStateException("thrown with x = " + x);
            if (how == How.OF_CAUSE) throw new IllegalStateException("outer", new RuntimeException("inner"));
            assert how != How.ESCAPE : "red \u001b[31m bell \u0007";
            assert how != How.NEWLINE : "one\n  holds      forged\rtwo";
            assert how != How.UNICODE : "\u202eleft \u200b \u00e9";
            assert how != How.FORGED : "1 of 1 check as expected\u0085next\u2028line";
        }

        private void calls() {
            assert how != How.FORMAT : String.format("x is %d", x);
            assert how != How.BUILDER : new StringBuilder("x is ").append(x).toString();
            assert how != How.VALUE_OF : String.valueOf(colour);
            assert how != How.CONCAT : "x".concat(" is");
            assert how != How.UPPER : "x".toUpperCase(java.util.Locale.ROOT);
            assert how != How.LENGTHY : "x".repeat(100);
        }
    }
}
