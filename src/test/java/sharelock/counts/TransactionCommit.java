package sharelock.counts;

/**
 * What a transaction commit protocol must do, without messages. tlaplus/Examples, {@code
 * transaction_commit/TCommit.tla}.
 */
public final class TransactionCommit {
    /** What a resource manager has come to. */
    enum ManagerState {
        WORKING,
        PREPARED,
        COMMITTED,
        ABORTED
    }

    final Action[] actions;
    private final ManagerState[] managers;

    public TransactionCommit(int managers) {
        this.managers = new ManagerState[managers];
        actions = new Action[3 * managers];
        for (int rm = 0; rm < managers; rm++) {
            this.managers[rm] = ManagerState.WORKING;
            actions[3 * rm] = new Prepare(rm);
            actions[3 * rm + 1] = new DecideCommit(rm);
            actions[3 * rm + 2] = new DecideAbort(rm);
        }
    }

    private boolean canCommit() {
        for (ManagerState state : managers) {
            if (state != ManagerState.PREPARED && state != ManagerState.COMMITTED) return false;
        }
        return true;
    }

    private boolean nobodyCommitted() {
        for (ManagerState state : managers) {
            if (state == ManagerState.COMMITTED) return false;
        }
        return true;
    }

    private final class Prepare extends Action {
        private final int rm;

        Prepare(int rm) {
            super("prepare" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            return managers[rm] == ManagerState.WORKING;
        }

        @Override
        void happen() {
            managers[rm] = ManagerState.PREPARED;
        }
    }

    private final class DecideCommit extends Action {
        private final int rm;

        DecideCommit(int rm) {
            super("commit" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            return managers[rm] == ManagerState.PREPARED && canCommit();
        }

        @Override
        void happen() {
            managers[rm] = ManagerState.COMMITTED;
        }
    }

    private final class DecideAbort extends Action {
        private final int rm;

        DecideAbort(int rm) {
            super("abort" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            ManagerState state = managers[rm];
            return (state == ManagerState.WORKING || state == ManagerState.PREPARED)
                    && nobodyCommitted();
        }

        @Override
        void happen() {
            managers[rm] = ManagerState.ABORTED;
        }
    }
}
