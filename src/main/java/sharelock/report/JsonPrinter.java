package sharelock.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sharelock.engine.Answers;
import sharelock.engine.Outcome;
import sharelock.report.Run.Answered;
import sharelock.report.Run.Entry;
import sharelock.report.Run.NotRun;
import sharelock.report.Run.Page;
import sharelock.report.Run.Printer;
import sharelock.report.Run.Traces;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.SourceLine;

/** An object for each answer, on one line; src/docs/json.md says what each field means. */
final class JsonPrinter implements Printer {
    private final Page page;

    JsonPrinter(Page page) {
        this.page = page;
    }

    /** An object names the trace: only here the trace comes first. */
    @Override
    public void print(Run run, Entry entry, Traces traces) {
        if (entry instanceof NotRun notRun) {
            print(Outcome.error(notRun.engine(), notRun.check(), notRun.message()), Map.of(), null);
        }
        if (!(entry instanceof Answered answered)) return;
        Map<String, String> together = together(answered.answers());
        for (Outcome outcome : answered.answers().outcomes()) {
            String name = Run.traceName(answered, outcome);
            print(outcome, together, traces.save(outcome, name).orElse(null));
        }
    }

    private static Map<String, String> together(Answers answers) {
        if (answers.others().isEmpty()) return Map.of();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("agreement", answers.agreement().toString());
        fields.put("agreementNote", answers.note());
        return fields;
    }

    @Override
    public void end(Run run) {
        page.flush();
    }

    private void print(Outcome outcome, Map<String, String> more, @Nullable Path trace) {
        page.out().println(json(fields(outcome, more, trace)));
        page.flush();
    }

    /**
     * @param more fields that stand before the trace
     */
    private static Map<String, @Nullable Object> fields(
            Outcome outcome, Map<String, String> more, @Nullable Path trace) {
        Result result = outcome.result();
        Failure failure = result.failure();
        @Nullable String note = result.note().isEmpty() ? null : result.note();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("check", outcome.check().name());
        fields.put("model", outcome.check().model());
        fields.put("engine", result.engine());
        fields.put("verdict", outcome.verdict());
        fields.put("failure", failure == null ? note : kind(failure));
        fields.put("property", failure == null ? null : failure.name());
        fields.put("at", failure == null ? null : place(failure.at()));
        fields.put("expected", outcome.check().expected());
        fields.put("asExpected", outcome.asExpected());
        fields.put("invariants", result.asked().always());
        fields.put("atRest", result.asked().atRest());
        fields.put("goals", result.asked().sometimes());
        fields.put("states", result.counts().states());
        fields.put("statesAtRest", result.asked().rests());
        fields.put("transitions", result.counts().transitions());
        fields.put("depth", result.counts().depth());
        fields.put("seconds", result.time().toMillis() / 1000.0);
        fields.put("complete", result.counts().complete());
        fields.putAll(more);
        fields.put("trace", trace == null ? null : trace.toString());
        fields.put("classes", outcome.origins());
        fields.put("note", note);
        return fields;
    }

    private static @Nullable Map<String, Object> place(@Nullable SourceLine at) {
        if (at == null) return null;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", at.file());
        fields.put("line", at.line());
        fields.put("class", at.type());
        fields.put("method", at.method());
        return fields;
    }

    private static String kind(Failure failure) {
        return failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fields as an object, on one line. */
    static String json(Map<String, @Nullable Object> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
