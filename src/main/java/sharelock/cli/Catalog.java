package sharelock.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.question.Property.Kind;

/** The models and properties that checks can name, each with one line that says what it is. */
final class Catalog {
    private final ModelClasses classes;
    private final List<Class<?>> properties;

    Catalog(ModelClasses classes) {
        this.classes = classes;
        this.properties =
                classes.properties("--classpath").stream()
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
    }

    /**
     * Models by name: those that have a property or a check.
     *
     * @param checks all that can be read
     */
    public SortedMap<String, String> models(List<CheckFile> checks) {
        SortedMap<String, String> models = new TreeMap<>();
        for (CheckFile check : checks) {
            classes.find(check.model(), check.at(CheckFile.Key.MODEL))
                    .ifPresent(type -> models.put(type.getName(), classes.description(type)));
        }
        for (Class<?> property : properties) {
            for (Kind kind : Kind.of(property)) {
                Class<?> model = kind.subject(property);
                if (!model.getName().startsWith("sharelock.") && model != Object.class) {
                    models.put(model.getName(), classes.description(model));
                }
            }
        }
        return models;
    }

    /** Properties by name, with their kind. */
    public Map<String, String> properties() {
        SortedMap<String, String> lines = new TreeMap<>();
        for (Class<?> property : properties) {
            String kind =
                    Kind.of(property).stream()
                            .map(Kind::toString)
                            .collect(Collectors.joining(", "));
            lines.put(property.getName(), (kind + ". " + classes.description(property)).strip());
        }
        return lines;
    }
}
