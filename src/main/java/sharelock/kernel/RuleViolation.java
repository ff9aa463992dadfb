package sharelock.kernel;

/** A task has broken one of the kernel's own rules. Every check fails on it, whatever it checks. */
public final class RuleViolation extends AssertionError {
    private static final long serialVersionUID = 1;

    /** The kernel's rules; {@link #label()} is the name that checks and reports use. */
    public enum Rule {
        NOT_THE_HOLDER("not-the-holder", "unlock by a task that does not hold the lock"),
        RECURSIVE_LOCK("recursive-lock", "lock by a task that already holds the lock"),
        SLEEP_IN_ATOMIC("sleep-in-atomic", "sleep while holding a spinlock or with preemption off"),
        USE_AFTER_FREE("use-after-free", "use of an object that is free"),
        DOUBLE_FREE("double-free", "free of an object that is free"),
        LEAK("leak", "an object is still allocated when nothing can free it any more"),
        FOREIGN_OBJECT("foreign-object", "an object is given to a pool that it is not from"),
        UNBALANCED_ENABLE("unbalanced-enable", "preemption is enabled though it is not disabled"),
        WRONG_CPU("wrong-cpu", "use of a CPU by a task that does not run on it");

        private final String label;
        private final String meaning;

        Rule(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        public String label() {
            return label;
        }

        public String meaning() {
            return meaning;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final Rule rule;

    public RuleViolation(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
