package sharelock.jpf.wire;

/**
 * What one side of JPF calls by a name that another side gives it. All are constants, so that
 * nothing is loaded for them.
 */
public final class Names {
    /** The main class of JPF's JVM. */
    public static final String CHILD = "sharelock.jpf.child.JpfChild";

    /** What JPF hands its log to: jpf-configs/common.properties names it. */
    public static final String EAR = "sharelock.jpf.child.Ear";

    /** The logger that the {@link #EAR} listens to. */
    public static final String LOGGER = "sharelock";

    /** The main class inside JPF: jpf-configs/common.properties names it as the target. */
    public static final String MAIN = "sharelock.jpf.inside.JpfMain";

    /** The field of {@link #MAIN} that holds the model. */
    public static final String MODEL_FIELD = "model";

    /** The exception that ends a run inside JPF; it has a {@link Fault} for its message. */
    public static final String VIOLATION = "sharelock.jpf.inside.Violation";

    /** A model that JPF must find a failure in, and the property that fails. */
    public static final String PLANTED_BUG = "sharelock.jpf.inside.PlantedBug";

    public static final String PLANTED_PROPERTY = "NoUpdateIsLost";

    public static final String TASK = "sharelock.model.Task";

    public static final String STEPS = "sharelock.model.Steps";

    /** The method, with its class, that a task calls where a step begins. */
    public static final String STEP_BEGINS = "sharelock.model.TaskThread.indivisibleBegin";

    /** How methods begin that JPF goes through without a break. */
    public static final String INDIVISIBLE = "indivisible";

    private Names() {}

    /** Keys of JPF's configuration that a check sets, or a run of it. */
    public static final class Keys {
        public static final String MODEL = "check.model";
        public static final String ARGS = "check.args";
        public static final String JPF_ARGS = "check.jpfArgs";
        public static final String ALWAYS = "check.always";
        public static final String AT_REST = "check.atRest";
        public static final String SOMETIMES = "check.sometimes";
        public static final String JPF_SOMETIMES = "check.jpfSometimes";
        public static final String ENDLESS = "check.endless";

        /** Goals: the run fails where all of them are reached, and nowhere else. */
        public static final String REFUTE = "check.refute";

        /** The name of the one failure that counts. */
        public static final String ONLY = "check.only";

        /** The turns that tasks take, see {@link Turn}. */
        public static final String SCRIPT = "check.script";

        /** Where it is true, no path is cut and tasks wait as on a plain JVM. */
        public static final String PLAIN = "check.plain";

        /** The file from which somebody reads the {@link Evidence} of the search. */
        public static final String READ = "check.read";

        /** What was seen while a property was watched, see {@link Fault.Seen}. */
        public static final String SEEN = "check.seen";

        private Keys() {}
    }
}
