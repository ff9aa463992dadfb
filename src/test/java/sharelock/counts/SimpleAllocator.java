package sharelock.counts;

/**
 * Clients that ask for sets of resources, get them in parts, and give them back at will.
 * tlaplus/Examples, {@code allocator/SimpleAllocator.tla}.
 */
public final class SimpleAllocator {
    final Action[] actions;
    private final int resources;

    /** What each client still waits for, one bit for each resource. */
    private final int[] unsatisfied;

    /** What each client holds, likewise. */
    private final int[] allocated;

    public SimpleAllocator(int clients, int resources) {
        this.resources = (1 << resources) - 1;
        unsatisfied = new int[clients];
        allocated = new int[clients];
        actions = new Action[3 * clients * this.resources];
        int next = 0;
        for (int client = 0; client < clients; client++) {
            for (int set = 1; set <= this.resources; set++) {
                actions[next++] = new Request(client, set);
                actions[next++] = new Allocate(client, set);
                actions[next++] = new Return(client, set);
            }
        }
    }

    private boolean available(int set) {
        int free = resources;
        for (int held : allocated) free &= ~held;
        return (set & ~free) == 0;
    }

    private final class Request extends Action {
        private final int client;
        private final int set;

        Request(int client, int set) {
            super("request" + client + "_" + set);
            this.client = client;
            this.set = set;
        }

        @Override
        boolean enabled() {
            return unsatisfied[client] == 0 && allocated[client] == 0;
        }

        @Override
        void happen() {
            unsatisfied[client] = set;
        }
    }

    private final class Allocate extends Action {
        private final int client;
        private final int set;

        Allocate(int client, int set) {
            super("allocate" + client + "_" + set);
            this.client = client;
            this.set = set;
        }

        @Override
        boolean enabled() {
            return (set & ~unsatisfied[client]) == 0 && available(set);
        }

        @Override
        void happen() {
            allocated[client] |= set;
            unsatisfied[client] &= ~set;
        }
    }

    private final class Return extends Action {
        private final int client;
        private final int set;

        Return(int client, int set) {
            super("return" + client + "_" + set);
            this.client = client;
            this.set = set;
        }

        @Override
        boolean enabled() {
            return (set & ~allocated[client]) == 0;
        }

        @Override
        void happen() {
            allocated[client] &= ~set;
        }
    }
}
