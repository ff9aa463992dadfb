package meaning;

import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/** What tasks note for properties only. */
public final class Noted {
    /** What the notes are. */
    public enum How { FIELD, ELEMENT, OBJECT, HISTORY, THROWS, IN_STEP, READ, UNKNOWN, IN_GUARD }

    static final class Audit {
        int writes;
        int most;
    }

    final How how;
    final Audit audit = new Audit();
    final int[] written = new int[2];
    int x;
    int noted;
    final Task[] tasks = {new Writer("a", 1), new Writer("b", 2)};

    public Noted(How how) {
        this.how = how;
    }

    void note(int value) {
        audit.writes++;
        if (value > audit.most) audit.most = value;
    }

    final class Writer extends Task {
        private final int value;

        Writer(String name, int value) {
            super(name);
            this.value = value;
        }

        @Override
        protected void run() {
            if (how == How.IN_STEP) {
                Steps.atomically(
                        () -> {
                            x = value;
                            Steps.ghost(() -> noted = value);
                        });
            } else if (how == How.IN_GUARD) {
                Steps.await(() -> isOpen());
            } else {
                x = value;
                if (how == How.FIELD) Steps.ghost(() -> noted = value);
                if (how == How.ELEMENT) Steps.ghost(() -> written[value - 1] = value);
                if (how == How.OBJECT) Steps.ghost(() -> note(value));
                if (how == How.HISTORY) Steps.ghost(() -> noted = noted * 10 + value);
                if (how == How.THROWS) Steps.ghost(() -> written[value] = 1);
                if (how == How.READ) Steps.ghost(() -> noted = value);
                if (how == How.READ && noted == 1) x = 3;
            }
        }

        private boolean isOpen() {
            Steps.ghost(() -> noted = value);
            return true;
        }
    }

    /** Never late. */
    public static final class SameAsWritten implements Invariant<Noted> {
        @Override
        public boolean holds(Noted model) {
            int noted = model.noted;
            for (int value : model.written) if (value > 0 && value == model.x) noted = value;
            if (model.audit.writes > 0) noted = model.x;
            return model.x == noted;
        }
    }

    public static final class NeverBehindTwo implements Invariant<Noted> {
        @Override
        public boolean holds(Noted model) {
            return model.x > 2 || model.noted != 21;
        }
    }

    public static final class AtMostOneWrite implements Invariant<Noted> {
        @Override
        public boolean holds(Noted model) {
            return model.x > 2 || model.audit.writes <= 1;
        }
    }
}
