package sharelock.jpf.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ends a run inside JPF, in the message of the one exception that leaves it: {@code
 * CAUSE|name|file:line|text}. With JPF's own launcher a person reads it.
 *
 * @param name what {@code check.expect} and {@code check.only} call it
 * @param said what an exception says, or what was read by a property that does not hold
 */
public record Fault(Cause cause, String name, At at, String said) {
    /** What is said of a property that does not hold. */
    public static final String DOES_NOT_HOLD = "it does not hold";

    private static final String BEHIND = DOES_NOT_HOLD + ": ";
    private static final int FIELDS = 4;

    /** What sort of thing it is. */
    public enum Cause {
        INVARIANT,
        AT_REST,
        PROPERTY_THREW,
        DEADLOCK,
        RULE,
        ASSERTION,
        EXCEPTION,
        /** A goal is reached, where one is to be refuted. */
        REACHED,
        /** The thread of a task has ended without a word: nothing was shown. */
        LOST;

        /** Whether it is a property that does not hold. */
        public boolean isProperty() {
            return this == INVARIANT || this == AT_REST;
        }
    }

    /**
     * A line of a source.
     *
     * @param file with its folder, {@code pagetable/Mm.java}
     */
    public record At(String file, int line) {
        public static final At NOWHERE = new At("", 0);

        public At {
            if (file.isEmpty()) line = 0;
        }

        /** As a person reads it; empty for no line. */
        public String text() {
            return file.isEmpty() ? "" : file + ":" + line;
        }

        /** The same without the folder. */
        public String brief() {
            return text().substring(file.lastIndexOf('/') + 1);
        }

        private static At of(String text) {
            int colon = text.lastIndexOf(':');
            if (colon <= 0) return NOWHERE;
            return new At(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }

    /**
     * What was seen while a property was evaluated that does not hold. It comes into JPF in the
     * value of a key.
     *
     * @param at the line that decides
     * @param read what was read there, as a sentence
     */
    public record Seen(At at, String read) {
        public static final Seen NOTHING = new Seen(At.NOWHERE, "");

        public String text() {
            return Escape.key(at.text()) + Fields.BAR + Escape.key(read);
        }

        /** Reads it; nothing if the text is empty. */
        public static Seen of(String text) {
            List<String> fields = Fields.of(text);
            if (fields.size() < 2) return NOTHING;
            return new Seen(At.of(fields.get(0)), fields.get(1));
        }
    }

    /**
     * The failures that a run looks for, past all others: {@code CAUSE,CAUSE|name}, or the name
     * alone.
     *
     * @param causes what they may be; all if there are none
     * @param name what they are called; empty if all count
     */
    public record Wanted(List<Cause> causes, String name) {

        public String text() {
            String text = "";
            for (Cause cause : causes) text += (text.isEmpty() ? "" : ",") + cause.name();
            return text + Fields.BAR + Escape.key(name);
        }

        /** Reads what a run or a person has written. */
        public static Wanted of(String text) {
            int bar = text.indexOf(Fields.BAR);
            if (bar < 0) return new Wanted(List.of(), text);
            List<Cause> causes = new ArrayList<>();
            for (Cause cause : Cause.values()) {
                if (("," + text.substring(0, bar) + ",").contains("," + cause.name() + ",")) {
                    causes.add(cause);
                }
            }
            return new Wanted(causes, Escape.read(text.substring(bar + 1)));
        }

        /** Whether a failure is one of them. */
        public boolean is(Cause cause, String called) {
            if (!name.isEmpty() && !name.equals(called)) return false;
            return causes.isEmpty() || causes.contains(cause);
        }
    }

    public String text() {
        String text = said;
        if (cause.isProperty()) text = said.isEmpty() ? DOES_NOT_HOLD : BEHIND + said;
        return Fields.line(cause.name(), name, at.text()) + Fields.BAR + Escape.free(text);
    }

    /**
     * The fault in what JPF prints of an exception.
     *
     * @param details the exception with its stack trace
     * @return empty if the exception is another one
     * @throws IllegalArgumentException when it is ours and its message is not
     */
    public static Optional<Fault> in(String details) {
        String thrown = Names.VIOLATION + ": ";
        if (!details.startsWith(thrown)) return Optional.empty();
        int end = details.indexOf('\n');
        String line = details.substring(thrown.length(), end < 0 ? details.length() : end);
        List<String> fields = Fields.of(line, FIELDS);
        if (fields.size() < FIELDS) throw new IllegalArgumentException("This is no fault: " + line);
        Cause cause = Cause.valueOf(fields.get(0));
        String text = fields.get(3);
        boolean isRead = cause.isProperty() && text.startsWith(BEHIND);
        if (isRead) text = text.substring(BEHIND.length());
        else if (cause.isProperty()) text = "";
        return Optional.of(new Fault(cause, fields.get(1), At.of(fields.get(2)), text));
    }
}
