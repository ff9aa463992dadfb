package sharelock.jpf.wire;

import java.util.List;

/**
 * What is said inside JPF, through its log, to the ear in JPF's JVM. Both sides implement this, so
 * a saying that one of them does not know does not compile.
 */
public interface Sayings {
    /**
     * A run that JPF's own launcher began must reach these goals, by the names of their classes.
     */
    void goals(List<String> names);

    /** Such a run must come to a state at rest. */
    void needsRest();

    /** A run has begun whose {@link Evidence} is read from this file. */
    void read(String file);

    /** A goal holds in some state. */
    void reached(String goal);

    /** Somebody has looked at a state that is not at rest. */
    void looked();

    /** Somebody has looked at a state at rest. */
    void rest();

    /** A property that does not hold is about to be evaluated. */
    void watch(String property);

    /** It was evaluated; what was seen is asked for under {@link Names.Keys#SEEN}. */
    void watched();

    /** Passes a line on to a listener, as it was said. */
    static void hear(String line, Sayings listener) {
        List<String> fields = Fields.of(line);
        List<String> about = fields.subList(1, fields.size());
        switch (fields.get(0)) {
            case Voice.GOALS -> listener.goals(about);
            case Voice.NEEDS_REST -> listener.needsRest();
            case Voice.READ -> listener.read(about.get(0));
            case Voice.REACHED -> listener.reached(about.get(0));
            case Voice.LOOKED -> listener.looked();
            case Voice.REST -> listener.rest();
            case Voice.WATCH -> listener.watch(about.get(0));
            case Voice.WATCHED -> listener.watched();
            default -> throw new IllegalArgumentException("Nobody says " + line + " inside JPF");
        }
    }

    /** Says it, each in one line. */
    abstract class Voice implements Sayings {
        private static final String GOALS = "goals";
        private static final String NEEDS_REST = "needsRest";
        private static final String READ = "read";
        private static final String REACHED = "reached";
        private static final String LOOKED = "looked";
        private static final String REST = "rest";
        private static final String WATCH = "watch";
        private static final String WATCHED = "watched";

        /** Says one line. */
        protected abstract void say(String line);

        @Override
        public final void goals(List<String> names) {
            String[] fields = new String[names.size() + 1];
            fields[0] = GOALS;
            for (int i = 0; i < names.size(); i++) fields[i + 1] = names.get(i);
            say(Fields.line(fields));
        }

        @Override
        public final void needsRest() {
            say(NEEDS_REST);
        }

        @Override
        public final void read(String file) {
            say(Fields.line(READ, file));
        }

        @Override
        public final void reached(String goal) {
            say(Fields.line(REACHED, goal));
        }

        @Override
        public final void looked() {
            say(LOOKED);
        }

        @Override
        public final void rest() {
            say(REST);
        }

        @Override
        public final void watch(String property) {
            say(Fields.line(WATCH, property));
        }

        @Override
        public final void watched() {
            say(WATCHED);
        }
    }
}
