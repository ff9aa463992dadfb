package sharelock;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom: the table of the architecture page, and the rules that keep it honest. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("sharelock..");

    private static final DescribedPredicate<JavaClass> PROPERTY =
            describe("properties", c -> isWrittenUnder("properties", c));

    private static final DescribedPredicate<JavaClass> MODEL =
            describe("models", c -> isWrittenUnder("models", c));

    /** The part of java.base that a model's author meets; sharelock.model.Steps runs threads. */
    private static final DescribedPredicate<JavaClass> JAVA_BASE =
            resideInAnyPackage("", "java.lang..", "java.io..", "java.util..", "java.nio..")
                    .and(not(resideInAPackage("java.lang.management..")))
                    .and(not(resideInAnyPackage("java.util.logging..", "java.util.prefs..")));

    private static final DescribedPredicate<JavaClass> JAVA_FOR_MODELS =
            JAVA_BASE.and(not(resideInAPackage("java.util.concurrent..")));

    @ParameterizedTest(name = "{0} imports {1} only")
    @CsvSource({
        "sharelock.kernel,        sharelock.model",
        "sharelock.result,        nothing",
        "sharelock.system,        nothing",
        "sharelock.compile..,     sharelock.model sharelock.system",
        "sharelock.reduce..,      sharelock.system",
        "sharelock.search..,      sharelock.system",
        "sharelock.question.text, nothing",
        "sharelock.question,      sharelock.question.text sharelock.model sharelock.kernel"
                + " sharelock.result sharelock.compile sharelock.compile.lint",
        "sharelock.engine,        sharelock.question sharelock.result sharelock.system"
                + " sharelock.compile",
        "sharelock.explicit..,    sharelock.engine sharelock.question sharelock.model"
                + " sharelock.result sharelock.system sharelock.compile.. sharelock.reduce.."
                + " sharelock.search..",
        "sharelock.jpf,           sharelock.engine sharelock.question sharelock.model"
                + " sharelock.result sharelock.compile sharelock.jpf.wire sharelock.jpf.inside",
        "sharelock.jpf.wire,      nothing",
        "sharelock.jpf.child,     sharelock.jpf.wire",
        "sharelock.jpf.inside,    sharelock.model sharelock.kernel sharelock.jpf.wire",
        "sharelock.report..,      sharelock.engine sharelock.question sharelock.result",
        "sharelock,               sharelock.question sharelock.engine sharelock.report"
                + " sharelock.explicit sharelock.jpf sharelock.model sharelock.kernel"
                + " sharelock.result",
        "sharelock.cli..,         sharelock sharelock.engine sharelock.question sharelock.report.."
                + " sharelock.result sharelock.model",
        "sharelock.junit..,       sharelock sharelock.engine",
    })
    void aPackageImportsOnlyWhatTheTableGrants(String importer, String granted) {
        String[] imported = (importer + " " + granted).split(" ");
        classes()
                .that()
                .resideInAPackage(importer)
                .should()
                .onlyDependOnClassesThat(not(OURS).or(resideInAnyPackage(imported)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theModelVocabularyAndTheKernelPrimitivesNeedJavaBaseOnly() {
        classes()
                .that(resideInAnyPackage("sharelock.model", "sharelock.kernel"))
                .should()
                .onlyDependOnClassesThat(
                        JAVA_BASE.or(resideInAnyPackage("sharelock.model", "sharelock.kernel")))
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("sharelock.model")
                .should()
                .onlyDependOnClassesThat(JAVA_BASE.or(resideInAPackage("sharelock.model")))
                .check(CLASSES);
    }

    @Test
    void aModelIsWrittenInTheVocabularyAlone() {
        classes()
                .that(MODEL)
                .should()
                .onlyDependOnClassesThat(
                        JAVA_FOR_MODELS
                                .or(resideInAnyPackage("sharelock.model", "sharelock.kernel"))
                                .or(MODEL))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void aPropertyReadsModelsAndNothingElse() {
        classes()
                .that(PROPERTY)
                .should()
                .onlyDependOnClassesThat(
                        JAVA_FOR_MODELS
                                .or(resideInAnyPackage("sharelock.model", "sharelock.kernel"))
                                .or(MODEL)
                                .or(PROPERTY))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheCompilerKnowsAsm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sharelock.compile..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(CLASSES);
    }

    @Test
    void nothingCompilesAgainstJpf() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("gov.nasa.jpf..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrintsAndExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sharelock.cli..")
                .and()
                .doNotHaveSimpleName("JpfMain") // runs inside JPF, which passes its output on
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("sharelock.cli..")
                .and()
                .doNotHaveSimpleName("JpfChild") // the main class of a process of its own
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().haveModifier(STATIC).should().haveModifier(FINAL).check(CLASSES);
    }

    private static boolean isWrittenUnder(String sourceRoot, JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        String folder = element.getPackageName().replace('.', '/');
        return element.getSource()
                .flatMap(source -> source.getFileName())
                .map(file -> Files.exists(Path.of(sourceRoot, folder, file)))
                .orElse(false);
    }

    /** One slice per package, its sub-packages not included. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
