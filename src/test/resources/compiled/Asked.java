package compiled;

import sharelock.model.*;

/** Properties: loops, calls, null, and what they fail by. */
public final class Asked {
    static final class Node {
        Node next;
        int value;
    }

    final Node[] nodes = {new Node(), new Node()};
    Node head;
    int limit = 3;
    int unread;
    final int fixed = 2;

    final Task links = new Task("links") {
        @Override
        protected void run() {
            nodes[0].next = nodes[1];
            nodes[1].value = Steps.choose(5);
            head = nodes[0];
            unread = 1;
            limit = 0;
        }
    };

    private static int sum(Node from) {
        int sum = 0;
        for (Node at = from; at != null; at = at.next) sum += at.value;
        return sum;
    }

    static final class Bounded implements Invariant<Asked> {
        @Override
        public boolean holds(Asked model) {
            return sum(model.head) <= model.limit + model.fixed;
        }
    }

    static final class Divides implements Invariant<Asked> {
        private final int by = 6;

        @Override
        public boolean holds(Asked model) {
            for (Node node : model.nodes) {
                if (node.value > 9) throw new IllegalStateException("value " + node.value);
            }
            return by / model.limit > 1;
        }
    }

    abstract static class Linked<T extends Asked> implements AtRest<T> {
        @Override
        public boolean holdsAtRest(T model) {
            return model.head != null && ends(model);
        }

        abstract boolean ends(T model);
    }

    static final class EndsInSecond extends Linked<Asked> {
        @Override
        boolean ends(Asked model) {
            return model.head.next == model.nodes[1];
        }
    }

    static final class Always implements Reachable<Asked> {
        @Override
        public boolean isReachedIn(Asked model) {
            return true;
        }
    }
}
