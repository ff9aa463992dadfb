package sharelock.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.question.CheckError;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Listing;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Way;

/**
 * Answers questions about models. Whatever it is asked, it says yes, no, or that it gave up and
 * why: a search that was cut short is never a no.
 */
public interface Engine {

    /** What results and traces call it: a word of small letters. */
    String name();

    /** How a sentence calls it. */
    default String inWords() {
        return name();
    }

    /**
     * Searches the model of a question and says what came of it. Whether some state had to be at
     * rest is asked by who asks the question.
     *
     * @param progress hears of the search as it goes on
     * @throws CheckError when the engine cannot take the model
     */
    Result answer(Question question, Limits limits, Consumer<Progress> progress);

    /**
     * Looks for a failure along the steps and choices of a trace that any engine has found.
     *
     * @return the way there as this engine sees it
     * @throws CheckError when the engine cannot take the model
     */
    Sought<Way> follow(Question question, Script script, Failure failure, Limits limits);

    /** The same, where nobody asks for the way. */
    default Sought<Failure> find(Question question, Script script, Failure failure, Limits limits) {
        return follow(question, script, failure, limits).map(way -> failure);
    }

    /** Looks for some way to one failure, past all others. */
    default Sought<Failure> find(Question question, Failure failure, Limits limits) {
        return Sought.gaveUp("the engine %s looks for the nearest failure only".formatted(name()));
    }

    /**
     * Goes a trace that this engine has found step by step, and looks for its failure in every
     * state of it. The way ends where the trace ends, where a step fails, or before the first step
     * that is not possible.
     *
     * @return empty if the engine can follow a script only
     * @throws CheckError when the engine cannot take the model
     */
    default Optional<Way> replay(Question question, Trace trace, Failure failure) {
        return Optional.empty();
    }

    /**
     * The model of a question as the engine has it, for a reader.
     *
     * @return empty if there is nothing to be read
     * @throws CheckError when the engine cannot take the model
     */
    default Optional<String> dump(Question question) {
        return Optional.empty();
    }

    /**
     * What of the code of a question's model can run under its arguments.
     *
     * @return empty if the engine does not know
     * @throws CheckError when the engine cannot take the model
     */
    default Optional<Listing> listing(Question question) {
        return Optional.empty();
    }

    /** Whether checks are run in their small size where this engine takes part. */
    default boolean needsSmallSize() {
        return false;
    }

    /**
     * Sees to it that the engine finds what it should, before anything is asked.
     *
     * @throws CheckError when it does not, or not within the limits
     */
    default void testItself(Limits limits) {}

    /**
     * How an engine may search, and when it gives up.
     *
     * @param workers threads, at least 1
     * @param maxStates states after which a search is cut
     * @param maxBytes bytes of stored states after which a search is cut
     * @param timeout time after which a check is cut
     * @param spent what of it is over
     */
    record Limits(int workers, long maxStates, long maxBytes, Duration timeout, Duration spent) {
        private static final Duration NO_TIMEOUT = Duration.ofDays(36_500);

        /** One worker for each core, most of the heap, and no other limit. */
        public static Limits defaults() {
            Runtime machine = Runtime.getRuntime();
            return new Limits(
                    machine.availableProcessors(),
                    Long.MAX_VALUE,
                    machine.maxMemory() / 10 * 7,
                    NO_TIMEOUT,
                    Duration.ZERO);
        }

        public Limits withWorkers(int number) {
            return new Limits(number, maxStates, maxBytes, timeout, spent);
        }

        public Limits withMaxStates(long number) {
            return new Limits(workers, number, maxBytes, timeout, spent);
        }

        public Limits withMaxBytes(long number) {
            return new Limits(workers, maxStates, number, timeout, spent);
        }

        public Limits withTimeout(Duration duration) {
            return new Limits(workers, maxStates, maxBytes, duration, spent);
        }

        /** The same where somebody else watches the time. */
        public Limits withoutTimeout() {
            return withTimeout(NO_TIMEOUT);
        }

        /** The same for what comes after something that has taken its time. */
        public Limits after(Duration time) {
            return new Limits(workers, maxStates, maxBytes, timeout, spent.plus(time));
        }
    }

    /**
     * What a process knows of the machine, where an engine may have to be looked for.
     *
     * @param environment its variables
     * @param folder the current folder
     * @param home the home folder of the user
     * @param named where the user says that an engine is, by its name
     */
    record Surroundings(
            Map<String, String> environment, Path folder, Path home, Map<String, Path> named) {

        public Surroundings {
            environment = Map.copyOf(environment);
            named = Map.copyOf(named);
        }

        /** Those of this process, with nothing said by the user. */
        public static Surroundings ofProcess() {
            return new Surroundings(
                    System.getenv(),
                    Path.of("").toAbsolutePath(),
                    Path.of(System.getProperty("user.home", "/")),
                    Map.of());
        }

        /** The same, where the user says where an engine is; or does not, with null. */
        public Surroundings naming(String engine, @Nullable Path place) {
            Map<String, Path> more = new HashMap<>(named);
            if (place != null) more.put(engine, place);
            return new Surroundings(environment, folder, home, more);
        }

        /** Where the user says that an engine is. */
        public Optional<Path> place(String engine) {
            return Optional.ofNullable(named.get(engine));
        }
    }

    /** An engine by its name, which may have to be looked for. */
    interface Finder {

        /** The name of the engine, see {@link Engine#name()}. */
        String name();

        /**
         * Looks for the engine.
         *
         * @return empty if nothing says where it is
         * @throws CheckError when it is not where something says that it is
         */
        Optional<Engine> find(Surroundings surroundings);

        /** How a user provides the engine, in one line. */
        String howToProvide();

        /** An engine that is always there. */
        static Finder of(Engine engine) {
            return new Finder() {
                @Override
                public String name() {
                    return engine.name();
                }

                @Override
                public Optional<Engine> find(Surroundings surroundings) {
                    return Optional.of(engine);
                }

                @Override
                public String howToProvide() {
                    return "";
                }
            };
        }
    }
}
