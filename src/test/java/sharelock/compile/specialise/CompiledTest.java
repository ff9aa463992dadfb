package sharelock.compile.specialise;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.Golden;
import sharelock.compile.emit.BothEngines;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Recipe;
import sharelock.compile.specialise.Specialiser.Asked;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.random.InMemoryClasses;

/**
 * What small models are compiled to, read and approved once: cells, steps, checks of Java's,
 * messages. The models are in src/test/resources/compiled.
 */
class CompiledTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "compiled");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Calls",
                "Numbers",
                "Memory",
                "Enums",
                "Messages",
                "Operations",
                "Asked",
                "Groups",
                "Named"
            })
    void isWhatItWas(String name) throws IOException, ReflectiveOperationException {
        ModelProgram program = compile(name);
        Golden.assertSame("compiled-" + name + ".txt", shown(name, text(program)));
        BothEngines.agree(program, 200);
    }

    /** Without the lines of other code, and with holes that can be seen. */
    private static String shown(String name, String text) {
        String elsewhere = "(\\b(?!%s\\b)\\w+\\.java):\\d+".formatted(name);
        return text.replaceAll(elsewhere, "$1").replace(Recipe.HOLE, "{}");
    }

    private static ModelProgram compile(String name)
            throws IOException, ReflectiveOperationException {
        String source = Files.readString(FOLDER.resolve(name + ".java"));
        Object model =
                InMemoryClasses.compile("compiled." + name, source).create("compiled." + name);
        List<Class<?>> nested =
                new ArrayList<>(Arrays.asList(model.getClass().getDeclaredClasses()));
        nested.sort(Comparator.comparing(Class::getName));
        List<Asked> asked = new ArrayList<>();
        for (Class<?> each : nested) {
            if (Modifier.isAbstract(each.getModifiers())) continue;
            boolean isProperty =
                    Invariant.class.isAssignableFrom(each)
                            || AtRest.class.isAssignableFrom(each)
                            || Reachable.class.isAssignableFrom(each);
            if (isProperty) asked.add(asked(each));
        }
        return new Specialiser(model, asked).specialise();
    }

    private static Asked asked(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object property = constructor.newInstance();
        if (property instanceof Invariant<?> always) return Asked.always(always);
        if (property instanceof AtRest<?> atRest) return Asked.atRest(atRest);
        return Asked.sometimes((Reachable<?>) property);
    }

    private static String text(ModelProgram program) {
        StringBuilder text = new StringBuilder(program.name()).append("\n\n");
        program.cells().forEach(cell -> text.append(cell).append('\n'));
        text.append('\n').append(String.join(" ", program.objects())).append("\n\n");
        program.failures().forEach(failure -> text.append(failure).append('\n'));
        for (Program task : program.tasks()) text.append("\ntask ").append(task);
        for (Program property : program.properties()) text.append("\nproperty ").append(property);
        text.append("\ntables\n");
        Stream.concat(program.tasks().stream(), program.properties().stream())
                .flatMap(task -> task.nodes().stream())
                .forEach(node -> addTable(node, text));
        return text.toString();
    }

    private static void addTable(Node node, StringBuilder text) {
        if (!(node.instruction() instanceof Instruction.Assign assign)) return;
        if (!(assign.value() instanceof Expr.Lookup table)) return;
        text.append(
                "%s from %d: %s%n".formatted(table, table.low(), Arrays.toString(table.values())));
    }
}
