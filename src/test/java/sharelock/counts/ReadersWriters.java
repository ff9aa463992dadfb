package sharelock.counts;

import sharelock.model.Invariant;

/**
 * Readers and writers served in the order of a queue, in which an actor can wait once to read and
 * once to write. tlaplus/Examples, {@code ReadersWriters/ReadersWriters.tla}.
 */
public final class ReadersWriters {
    final Action[] actions;
    private final boolean[] reading;
    private final boolean[] writing;

    /** The queue, oldest first: 2 * actor + 1 waits to read, 2 * actor + 2 to write, 0 is empty. */
    private final int[] waiting;

    private int length;

    public ReadersWriters(int actors) {
        reading = new boolean[actors];
        writing = new boolean[actors];
        waiting = new int[2 * actors];
        actions = new Action[3 * actors + 1];
        for (int actor = 0; actor < actors; actor++) {
            actions[3 * actor] = new Try("tryRead" + actor, 2 * actor + 1);
            actions[3 * actor + 1] = new Try("tryWrite" + actor, 2 * actor + 2);
            actions[3 * actor + 2] = new Stop(actor);
        }
        actions[3 * actors] = new ReadOrWrite();
    }

    private static boolean any(boolean[] actors) {
        for (boolean actor : actors) {
            if (actor) return true;
        }
        return false;
    }

    private final class Try extends Action {
        private final int request;

        Try(String name, int request) {
            super(name);
            this.request = request;
        }

        @Override
        boolean enabled() {
            for (int i = 0; i < length; i++) {
                if (waiting[i] == request) return false;
            }
            return true;
        }

        @Override
        void happen() {
            waiting[length++] = request;
        }
    }

    private final class Stop extends Action {
        private final int actor;

        Stop(int actor) {
            super("stop" + actor);
            this.actor = actor;
        }

        @Override
        boolean enabled() {
            return reading[actor] || writing[actor];
        }

        @Override
        void happen() {
            if (reading[actor]) {
                reading[actor] = false;
            } else {
                writing[actor] = false;
            }
        }
    }

    private final class ReadOrWrite extends Action {
        ReadOrWrite() {
            super("readOrWrite");
        }

        @Override
        boolean enabled() {
            return length > 0 && !any(writing) && (waiting[0] % 2 == 1 || !any(reading));
        }

        @Override
        void happen() {
            int head = waiting[0];
            boolean[] served = head % 2 == 1 ? reading : writing;
            served[(head - 1) / 2] = true;
            length--;
            for (int i = 0; i < length; i++) waiting[i] = waiting[i + 1];
            waiting[length] = 0;
        }
    }

    /** Nobody reads while somebody writes, and no two write. */
    static final class Safety implements Invariant<ReadersWriters> {

        @Override
        public boolean holds(ReadersWriters model) {
            int writers = 0;
            for (boolean writer : model.writing) {
                if (writer) writers++;
            }
            return writers == 0 || (writers == 1 && !any(model.reading));
        }
    }
}
