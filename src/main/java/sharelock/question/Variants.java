package sharelock.question;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sharelock.compile.Place;
import sharelock.compile.lint.Lint;

/**
 * The variants of a check: in the size for JPF, with each of its mutants, and its repair. Most runs
 * have no use for them; what is wrong in them is refused all the same.
 */
final class Variants {
    private final CheckFile check;
    private final Class<?> model;
    private final ModelClasses classes;

    /** The names of the classes that the model may run, looked up once for all mutants. */
    private @Nullable Set<String> names;

    /** The same classes loaded apart from those of the check, to be looked at. */
    private @Nullable ModelClasses apart;

    private Variants(CheckFile check, Class<?> model, ModelClasses classes) {
        this.check = check;
        this.model = model;
        this.classes = classes;
    }

    /**
     * Refuses what does not fit the model; its code is not run, that of its enums excepted.
     *
     * @param check whose own arguments fit
     * @param model which may be run
     * @throws CheckError that names the first thing to mend
     */
    static void mustFit(CheckFile check, Class<?> model, ModelClasses classes) {
        new Variants(check, model, classes).mustFit();
    }

    private void mustFit() {
        ModelArguments.mustFit(model, check.sizedForJpf(), check.at(CheckFile.Key.JPF_ARGS));
        mustGoThrough();
        mustMask();
        check.repair().ifPresent(this::mustMend);
        String at = check.at(CheckFile.Key.MUTANTS) + ": ";
        Set<String> changes = new HashSet<>();
        for (Mutation mutation : Mutation.of(check)) {
            Optional<Place> place = mutation.place();
            if (place.isPresent()) {
                String type = mustHave(place.get(), at + mutation);
                String change = mutation.toString().substring(place.get().type().length());
                if (changes.add(type + change)) continue;
                throw CheckError.config(
                        "%s%s stands twice: once with the package of the class. Keep one."
                                .formatted(at, mutation));
            }
            mutation.parameter().ifPresent(name -> mustTellNone(name, at + mutation));
            ModelArguments.mustFit(model, mutation.applyTo(check), at + mutation);
        }
    }

    /** Every place is there, and says something beside the others. */
    private void mustGoThrough() {
        String at = check.at(CheckFile.Key.THROUGH) + ": ";
        Set<String> seen = new HashSet<>();
        List<Place> places = Expectation.through(check);
        for (Place place : places) {
            String method = mustHave(place, at + place) + "." + place.method();
            if (seen.add(method + "/" + place.call())) continue;
            throw CheckError.config(
                    "%s%s stands twice: once with the package of the class. Keep one."
                            .formatted(at, place));
        }
        for (Place place : places) {
            String method = mustHave(place, at + place) + "." + place.method() + "/";
            boolean alone = seen.stream().filter(other -> other.startsWith(method)).count() == 1;
            if (alone || !place.call().isEmpty()) continue;
            throw CheckError.config(
                    "%s%s says nothing beside a call in it: who goes through that goes through this. Leave it out."
                            .formatted(at, place));
        }
    }

    /** A repair is a check of the same model that holds, and runs at least as much. */
    private void mustMend(CheckFile repair) {
        String at = check.at(CheckFile.Key.FIXED_BY) + " = " + check.fixedBy();
        if (!repair.expected().equals(Expectation.HOLDS.text())) {
            throw CheckError.config(
                    "%s: that check is expected to fail too. Name one that holds with the fix."
                            .formatted(at));
        }
        if (!classes.model(repair).equals(model)) {
            throw CheckError.config(
                    "%s: that is a check of %s, and this one is of %s. Name one of the same model."
                            .formatted(at, repair.model(), check.model()));
        }
        ModelArguments.mustMend(model, check, repair, at);
        Set<String> added = Mutation.fixes(repair);
        added.removeAll(Mutation.fixes(check));
        if (check.maskedBy().isEmpty() || added.equals(Set.copyOf(check.maskedBy()))) return;
        throw CheckError.config(
                "%s: that check has %s on beside what this one has, and check.maskedBy names %s. Both have to be the same for the claim to be judged by it."
                        .formatted(
                                at,
                                added.isEmpty() ? "nothing" : String.join(", ", added),
                                String.join(", ", check.maskedBy())));
    }

    private void mustTellNone(String parameter, String at) {
        ModelArguments.mustTellNone(model, parameter, at);
    }

    /** What masks a failure are fixes that the check could have and has not. */
    private void mustMask() {
        String at = check.at(CheckFile.Key.MASKED_BY);
        Set<String> seen = new TreeSet<>();
        if (!check.maskedBy().isEmpty()) mustTellNone(Mutation.FIXES, at);
        for (String constant : check.maskedBy()) {
            boolean on = Mutation.fixes(check).contains(constant);
            if (on || !seen.add(constant)) {
                throw CheckError.config(
                        "%s: %s %s. Name bugs that come first, each once."
                                .formatted(at, constant, on ? "is on already" : "stands twice"));
            }
            if (Mutation.constants(constant).size() != 1 || constant.indexOf('|') >= 0) {
                throw CheckError.config(
                        "%s: \"%s\" is no constant of the set %s. Write them with commas between them."
                                .formatted(at, Spelling.shown(constant), Mutation.FIXES));
            }
            Map<String, String> arguments = new LinkedHashMap<>(check.arguments());
            arguments.put(Mutation.FIXES, constant);
            ModelArguments.mustFit(model, check.with(arguments), at);
        }
    }

    /**
     * Looks for a method in the classes that the model may run.
     *
     * @return the whole name of its class
     */
    private String mustHave(Place place, String at) {
        String type = place.type();
        String method = place.method();
        List<String> meant = runnable().stream().filter(place::isIn).toList();
        if (meant.isEmpty()) {
            List<String> tails = runnable().stream().map(Variants::withoutPackage).toList();
            throw CheckError.config(
                    "%s: the model runs no code of a class %s.%s Name one that it does run."
                            .formatted(at, type, Spelling.didYouMean(type, tails)));
        }
        if (meant.size() > 1) {
            throw CheckError.config(
                    "%s: %s is the name of %s. Write which one."
                            .formatted(at, type, String.join(" and ", meant)));
        }
        Set<String> methods = new TreeSet<>();
        for (String name : meant) {
            apart().find(name, at).ifPresent(found -> addMethods(found, methods));
        }
        if (methods.isEmpty() || methods.contains(method)) return meant.get(0);
        throw CheckError.config(
                "%s: %s has no method %s.%s"
                        .formatted(at, type, method, Spelling.didYouMean(method, methods)));
    }

    private Set<String> runnable() {
        Set<String> found = names;
        if (found == null) {
            found = new TreeSet<>();
            for (String each : Lint.beforeItRuns(List.of(model), classes.loader())) {
                found.add(each.replace('/', '.'));
            }
            names = found;
        }
        return found;
    }

    private ModelClasses apart() {
        ModelClasses loaded = apart;
        if (loaded == null) {
            loaded = classes.again();
            apart = loaded;
        }
        return loaded;
    }

    private static String withoutPackage(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void addMethods(Class<?> type, Set<String> methods) {
        try {
            Arrays.stream(type.getDeclaredMethods()).map(Method::getName).forEach(methods::add);
        } catch (LinkageError unused) {
            // Left to the compiler, which needs no more than the code.
        }
    }
}
