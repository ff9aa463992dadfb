package sharelock.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;
import sharelock.result.Failure;
import sharelock.result.OneLine;
import sharelock.result.Result;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

/**
 * A trace with the check that it comes from: all that is needed to show it and to replay it, in one
 * file of JSON.
 *
 * @param check name of the check
 * @param keys what the check says, as its file writes it
 * @param engine the engine that found it
 * @param states how many states were seen; 0 where it went the way of another's trace
 */
public record SavedTrace(
        String check,
        Map<String, String> keys,
        String engine,
        long states,
        Failure failure,
        Trace trace) {

    public static final String EXTENSION = ".trace.json";

    private static final String FORMAT = "sharelock-trace";
    private static final int VERSION = 3;
    private static final int LONGEST_REASON = 200;

    /** The trace of an outcome, if it has one. */
    public static Optional<SavedTrace> of(Outcome outcome) {
        Result result = outcome.result();
        if (result.trace() == null || result.failure() == null) return Optional.empty();
        return Optional.of(
                new SavedTrace(
                        outcome.check().name(),
                        outcome.check().keys(),
                        result.engine(),
                        result.counts().states(),
                        result.failure(),
                        result.trace()));
    }

    /**
     * The same failure at the end of the way that an engine goes by this trace. How many states
     * another engine has seen says nothing of it, nor does its reason why a property fails, which
     * names steps by their numbers here.
     */
    public SavedTrace goneBy(String other, Trace way) {
        boolean same = other.equals(engine);
        boolean keeps = same || failure.at() == null;
        Failure shown = keeps ? failure : failure.withoutExplanation();
        boolean isThis = same && way.steps().equals(trace.steps());
        Trace known = way.shortest(isThis && trace.shortest());
        return new SavedTrace(check, keys, other, same ? states : 0, shown, known);
    }

    /** The trace as a table of at most {@code width} columns: a line for each step. */
    public String table(int width) {
        return ColumnTrace.of(Printable.of(this), width);
    }

    /** The same trace, of which an engine has found the failure again. */
    public SavedTrace goneBy(String other, Failure found) {
        return new SavedTrace(check, keys, other, states, found, trace);
    }

    /**
     * The first steps one by one.
     *
     * @param now the trace as the model makes it now, at least so far
     * @param reached whether the failure is behind them
     */
    public String steps(Trace now, int number, boolean reached, int width) {
        return new StepList(Printable.of(this), Printable.of(now), width).upTo(number, reached);
    }

    /** Writes the file, whole or not at all, and makes its folder. */
    public Path save(Path file) {
        ObjectMapper json = json();
        ObjectNode all = json.createObjectNode().put("format", FORMAT).put("version", VERSION);
        all.setAll((ObjectNode) json.valueToTree(this));
        try {
            Path parent = file.toAbsolutePath().getParent();
            Path folder = Files.createDirectories(Objects.requireNonNull(parent));
            long number = ProcessHandle.current().pid();
            Path whole = folder.resolve("." + file.getFileName() + "-" + number + ".tmp");
            try {
                // No temporary file of Java's, which its owner alone could read.
                Files.writeString(whole, json.writeValueAsString(all) + "\n");
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @throws IllegalArgumentException when the text is no trace, or one of another version
     */
    public static SavedTrace parse(String text) {
        ObjectMapper json = json();
        try {
            JsonNode all = json.readTree(text);
            boolean ours = FORMAT.equals(all.path("format").asText());
            if (!ours || !(all instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("not a trace that Sharelock has saved.");
            }
            JsonNode version = all.path("version");
            if (!version.isInt() || version.asInt() != VERSION) {
                throw new IllegalArgumentException(
                        "a trace of format version %s, and this Sharelock reads version %d. Replay it with the Sharelock that saved it, or run the check again."
                                .formatted(cut(version.toString()), VERSION));
            }
            fields.remove("format");
            fields.remove("version");
            SavedTrace saved = json.treeToValue(all, SavedTrace.class);
            if (!saved.isWhole()) throw damaged("a part of it is missing, or cannot be");
            saved.oddNumber()
                    .ifPresent(
                            odd -> {
                                throw damaged(odd);
                            });
            return saved;
        } catch (JsonProcessingException broken) {
            String why = broken.getOriginalMessage().lines().findFirst().orElse("");
            throw damaged(cut(why));
        }
    }

    /** What a file says, as a part of one line. */
    private static String cut(String text) {
        return Words.cut(OneLine.of(text), LONGEST_REASON);
    }

    private static IllegalArgumentException damaged(String why) {
        return new IllegalArgumentException(
                "the trace is damaged: %s. Run the check again for a new one.".formatted(why));
    }

    private boolean isWhole() {
        if (Stream.of(check, keys, engine, failure, trace).anyMatch(Objects::isNull)) return false;
        if (holdsNull(keys) || holdsNull(trace.initial()) || !isWhole(failure.at())) return false;
        return Stream.of(failure.kind(), failure.name(), failure.message(), failure.explanation())
                        .noneMatch(Objects::isNull)
                && trace.steps().stream().allMatch(SavedTrace::isWhole);
    }

    private static boolean isWhole(TraceStep step) {
        return Stream.of(step.kind(), step.action(), step.at()).noneMatch(Objects::isNull)
                && isWhole(step.at())
                && step.changes().stream()
                        .flatMap(
                                change ->
                                        Stream.of(change.field(), change.before(), change.after()))
                        .noneMatch(Objects::isNull);
    }

    private static boolean isWhole(@Nullable SourceLine at) {
        return at == null
                || Stream.of(at.file(), at.type(), at.method()).noneMatch(Objects::isNull);
    }

    /** A number that no trace has. Whether a choice is too large is for the model to say. */
    private Optional<String> oddNumber() {
        if (states < 0) return Optional.of("it is of %d states".formatted(states));
        if (isOdd(failure.at())) return Optional.of("its failure is at " + cut(failure.at() + ""));
        int tasks = trace.tasks().size();
        for (int i = 0; i < trace.steps().size(); i++) {
            TraceStep step = trace.steps().get(i);
            String begin = "step %d ".formatted(i + 1);
            if (step.task() < 0 || step.task() >= tasks) {
                return Optional.of(
                        begin + "is of task %d, and there are %d".formatted(step.task(), tasks));
            }
            if (isOdd(step.at())) return Optional.of(begin + "is at " + cut(step.at().toString()));
            for (int choice : step.choices()) {
                if (choice < 0) return Optional.of(begin + "chooses " + choice);
            }
        }
        return Optional.empty();
    }

    /** Code without numbers of lines is at one below 1. */
    private static boolean isOdd(@Nullable SourceLine at) {
        return at != null && at.line() < -1;
    }

    private static boolean holdsNull(Map<String, String> texts) {
        return texts.containsKey(null) || texts.containsValue(null);
    }

    /** A number where a text belongs would be a text of its digits. */
    private static void refuseNumbers(MutableCoercionConfig texts) {
        for (CoercionInputShape shape :
                List.of(
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean)) {
            texts.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static ObjectMapper json() {
        return JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, SavedTrace::refuseNumbers)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The model with its arguments, e.g. {@code SharedPageTable(mms=2)}. */
    String subject() {
        String model = keys.getOrDefault(CheckFile.Key.MODEL.toString(), "");
        String simple = Failure.simpleName(model);
        String args = keys.getOrDefault(CheckFile.Key.ARGS.toString(), "");
        return args.isEmpty() ? simple : simple + "(" + args + ")";
    }

    /** The places that the way to the failure goes through, as the check names them. */
    public String through() {
        return keys.getOrDefault(CheckFile.Key.THROUGH.toString(), "");
    }

    /** What failed where, as {@link Failure#headlineAndPlace}. */
    String headlineAndPlace() {
        return failure.headlineAndPlace(trace);
    }

    /** Why it failed, with the values seen. */
    String reason() {
        return switch (failure.kind()) {
            case INVARIANT, AT_REST, UNREACHED, PASSED_BY ->
                    failure.explanation().isEmpty() ? failure.message() : failure.explanation();
            case DEADLOCK ->
                    failure.explanation().isEmpty()
                            ? failure.message()
                            : failure.message() + "\n" + failure.explanation();
            case ASSERTION, EXCEPTION, RULE, PROPERTY_THREW -> failure.message();
        };
    }
}
