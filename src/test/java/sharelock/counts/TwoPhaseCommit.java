package sharelock.counts;

import sharelock.model.Invariant;

/**
 * Two-phase commit as in Gray and Lamport's "Consensus on Transaction Commit": messages are a set
 * that only grows, and receiving one twice is allowed. tlaplus/Examples, {@code
 * transaction_commit/TwoPhase.tla}.
 *
 * <p>A manager that has committed can receive the commit message again: the published transitions
 * count these steps, which change nothing.
 */
public final class TwoPhaseCommit {
    /** What a resource manager has come to. */
    enum ManagerState {
        WORKING,
        PREPARED,
        COMMITTED,
        ABORTED
    }

    /** What the transaction manager has come to. */
    enum Decision {
        INIT,
        COMMITTED,
        ABORTED
    }

    final Action[] actions;
    private final ManagerState[] managers;
    private final boolean[] preparedReceived;
    private final boolean[] preparedSent;
    private Decision decision = Decision.INIT;
    private boolean commitSent;
    private boolean abortSent;

    public TwoPhaseCommit(int managers) {
        this.managers = new ManagerState[managers];
        preparedReceived = new boolean[managers];
        preparedSent = new boolean[managers];
        actions = new Action[2 + 5 * managers];
        actions[0] = new Commit();
        actions[1] = new Abort();
        for (int rm = 0; rm < managers; rm++) {
            this.managers[rm] = ManagerState.WORKING;
            actions[2 + 5 * rm] = new ReceivePrepared(rm);
            actions[3 + 5 * rm] = new Prepare(rm);
            actions[4 + 5 * rm] = new ChooseToAbort(rm);
            actions[5 + 5 * rm] = new ReceiveCommit(rm);
            actions[6 + 5 * rm] = new ReceiveAbort(rm);
        }
    }

    private boolean allPrepared() {
        for (boolean prepared : preparedReceived) {
            if (!prepared) return false;
        }
        return true;
    }

    private final class Commit extends Action {
        Commit() {
            super("commit");
        }

        @Override
        boolean enabled() {
            return decision == Decision.INIT && allPrepared();
        }

        @Override
        void happen() {
            decision = Decision.COMMITTED;
            commitSent = true;
        }
    }

    private final class Abort extends Action {
        Abort() {
            super("abort");
        }

        @Override
        boolean enabled() {
            return decision == Decision.INIT;
        }

        @Override
        void happen() {
            decision = Decision.ABORTED;
            abortSent = true;
        }
    }

    private final class ReceivePrepared extends Action {
        private final int rm;

        ReceivePrepared(int rm) {
            super("receivePrepared" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            return decision == Decision.INIT && preparedSent[rm];
        }

        @Override
        void happen() {
            preparedReceived[rm] = true;
        }
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
            preparedSent[rm] = true;
        }
    }

    private final class ChooseToAbort extends Action {
        private final int rm;

        ChooseToAbort(int rm) {
            super("chooseToAbort" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            return managers[rm] == ManagerState.WORKING;
        }

        @Override
        void happen() {
            managers[rm] = ManagerState.ABORTED;
        }
    }

    private final class ReceiveCommit extends Action {
        private final int rm;

        ReceiveCommit(int rm) {
            super("receiveCommit" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            return commitSent;
        }

        @Override
        void happen() {
            managers[rm] = ManagerState.COMMITTED;
        }
    }

    private final class ReceiveAbort extends Action {
        private final int rm;

        ReceiveAbort(int rm) {
            super("receiveAbort" + rm);
            this.rm = rm;
        }

        @Override
        boolean enabled() {
            return abortSent;
        }

        @Override
        void happen() {
            managers[rm] = ManagerState.ABORTED;
        }
    }

    /** No manager commits where another aborts. */
    static final class Agreement implements Invariant<TwoPhaseCommit> {

        @Override
        public boolean holds(TwoPhaseCommit protocol) {
            boolean committed = false;
            boolean aborted = false;
            for (ManagerState manager : protocol.managers) {
                committed |= manager == ManagerState.COMMITTED;
                aborted |= manager == ManagerState.ABORTED;
            }
            return !committed || !aborted;
        }
    }
}
