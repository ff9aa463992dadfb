package strings;

import sharelock.model.Steps;
import sharelock.model.Task;

/** What a task does with strings. Each case says what Java says of it. */
public final class InTask {
    /** Which of them. */
    public enum How {
        PARAMETER, TERNARY, LOOP, FIELD, CHOSEN_FIELD, CHOICE, EQUALS_OF_NULL, LENGTH_OF_NULL,
        CAST_TO_INTEGER, CAST_TO_TASK, CAST_OF_NULL, CAST_OF_ENUM, EQUALS_OF_TEXT, CHANGES, INSTANCE_OF, NULL_IS_NO_INSTANCE,
        SAME_CONSTANT, NEW_IS_ANOTHER, JOINED_IS_ANOTHER, INTERNED, ENUM_NAME, ENUM_TO_STRING, TASK_NAME,
        IDENTITY_OF_NULLS, MIXED_ELEMENT, MIXED_WRITE, STORE, RETURNED_NULL, THROWN_NULL, NEVER_THROWN
    }

    enum Colour { RED, GREEN }

    final How how;
    final String red = "red";
    final String newRed = new String("red");
    final String nothing = null;
    final Object text = "text";
    final Object[] mixed = {"text", Colour.RED, null};
    final String[] store = {"a", null};
    String changing = "a";
    Colour colour = Colour.RED;
    int x;
    final Walker task = new Walker();

    public InTask(How how) {
        this.how = how;
    }

    /** Null for 1. */
    String of(int value) {
        return value == 1 ? null : "not one";
    }

    static boolean isNothing(String text) {
        return text == null;
    }

    final class Walker extends Task {
        Walker() {
            super("walker");
        }

        @Override
        protected void run() {
            x = Steps.choose(2);
            nulls();
            casts();
            identity();
        }

        private void nulls() {
            if (how == How.PARAMETER) assert isNothing(of(x)) == (x == 1);
            if (how == How.TERNARY) assert (x == 1 ? null : "a") != null; // fails
            if (how == How.LOOP) {
                String last = null;
                for (int i = 0; i < 2; i++) {
                    assert (last == null) == (i == 0);
                    last = "seen";
                }
            }
            if (how == How.FIELD) assert nothing != null; // fails
            if (how == How.CHOSEN_FIELD) assert (x == 1 ? nothing : red) == red; // fails
            if (how == How.CHOICE) {
                String why = null;
                if (x == 1) why = "one";
                assert why == null || x == 1;
            }
            if (how == How.EQUALS_OF_NULL) assert !of(x).equals("x"); // throws
            if (how == How.EQUALS_OF_TEXT) assert red.equals("red");
            if (how == How.LENGTH_OF_NULL) assert of(x).length() > 0; // throws
            if (how == How.RETURNED_NULL) assert of(1) == null && of(0) != null;
            if (how == How.THROWN_NULL) throw new IllegalStateException(of(x)); // throws
            if (how == How.NEVER_THROWN) {
                String error = null;
                if (x == 2) error = "two";
                if (error != null) throw new IllegalStateException(error);
            }
        }

        private void casts() {
            if (how == How.CAST_TO_INTEGER) assert (Integer) text != null; // throws
            if (how == How.CAST_TO_TASK) assert ((Task) mixed[x]).finished(); // throws
            if (how == How.CAST_OF_NULL) assert (Integer) mixed[2] == null;
            if (how == How.CAST_OF_ENUM) assert (String) mixed[x] == "text"; // throws for 1
            if (how == How.INSTANCE_OF) assert mixed[x] instanceof String == (x == 0);
            if (how == How.NULL_IS_NO_INSTANCE) assert mixed[2] instanceof String; // fails
            if (how == How.MIXED_ELEMENT) assert mixed[x] != null && mixed[x + 1] != null; // fails
            if (how == How.MIXED_WRITE) {
                mixed[x] = "other";
                assert mixed[x] == "other" && mixed[1 - x] != "other";
            }
            if (how == How.STORE) {
                store[x] = null;
                assert store[0] == null; // fails for 1
            }
            if (how == How.CHANGES) {
                if (x == 1) changing = null;
                assert changing != null; // fails for 1
            }
        }

        private void identity() {
            if (how == How.SAME_CONSTANT) assert red == "red";
            if (how == How.NEW_IS_ANOTHER) assert newRed == "red"; // fails
            if (how == How.JOINED_IS_ANOTHER) assert (red + x) == "red0"; // fails
            if (how == How.INTERNED) assert newRed.intern() == "red";
            if (how == How.ENUM_NAME) assert colour.name() == "RED";
            if (how == How.ENUM_TO_STRING) assert colour.toString() == "GREEN"; // fails
            if (how == How.TASK_NAME) assert task.name() == "walker";
            if (how == How.IDENTITY_OF_NULLS) assert nothing == of(x); // fails for 0
        }
    }
}
