package sharelock.compile.ir;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.compile.read.Op;

/** A new kind of node does not compile until everybody who deals with all kinds deals with it. */
class ClosedFamiliesTest {
    private static final Path COMPILER = Path.of("target", "classes", "sharelock", "compile");

    @ParameterizedTest
    @ValueSource(classes = {Instruction.class, Expr.class, Operand.class, Op.class, Op.Src.class})
    void aVisitorHasOneMethodForEachKind(Class<?> family) {
        Set<Class<?>> visited =
                Stream.of(visitor(family).getMethods())
                        .filter(method -> method.getName().equals("visit"))
                        .map(method -> method.getParameterTypes()[0])
                        .collect(Collectors.toSet());

        assertThat(visited).isEqualTo(kinds(family));
        assertThat(visitor(family).getMethods()).noneMatch(Method::isDefault);
    }

    /** To ask whether a node is of one kind is fine; to ask for several overlooks the next. */
    @ParameterizedTest
    @ValueSource(classes = {Instruction.class, Expr.class, Operand.class, Op.class, Op.Src.class})
    void nobodyAsksForOneKindAfterTheOther(Class<?> family) {
        Set<String> chains = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPath(COMPILER)) {
            for (JavaCodeUnit method : type.getCodeUnits()) {
                Set<JavaClass> asked =
                        method.getInstanceofChecks().stream()
                                .map(InstanceofCheck::getRawType)
                                .filter(kind -> kind.isAssignableTo(family))
                                .collect(Collectors.toSet());
                if (asked.size() > 1) chains.add(method.getFullName());
            }
        }

        assertThat(chains).as("write a %s.Visitor instead", family.getSimpleName()).isEmpty();
    }

    private static Class<?> visitor(Class<?> family) {
        return Stream.of(family.getDeclaredClasses())
                .filter(type -> type.getSimpleName().endsWith("Visitor"))
                .findFirst()
                .orElseThrow();
    }

    /** The records of a family, whatever groups they are sorted into. */
    private static Set<Class<?>> kinds(Class<?> family) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            if (permitted.isRecord()) kinds.add(permitted);
            else kinds.addAll(kinds(permitted));
        }
        return kinds;
    }
}
