package sharelock.junit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;
import sharelock.Check;
import sharelock.Engines;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Finder;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Engine.Surroundings;

/** Runs a {@link ModelTest} once for each engine and each number of workers. */
final class ModelTestExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        ModelTest test = context.getRequiredTestMethod().getAnnotation(ModelTest.class);
        return Arrays.stream(test.engines()).flatMap(ModelTestExtension::runs);
    }

    private static Stream<TestTemplateInvocationContext> runs(String name) {
        Finder finder =
                Engines.all()
                        .named(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "@ModelTest names the engine %s. Known: %s."
                                                        .formatted(name, Engines.all().names())));
        boolean isFirst = finder == Engines.all().finders().get(0);
        return isFirst
                ? Stream.of(new Run(finder, 1), new Run(finder, 2))
                : Stream.of(new Run(finder, 1));
    }

    private record Run(Finder finder, int workers)
            implements TestTemplateInvocationContext, BeforeEachCallback, ParameterResolver {

        @Override
        public String getDisplayName(int invocation) {
            return "%s, %d worker%s".formatted(finder.name(), workers, workers == 1 ? "" : "s");
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        /** Here a test is skipped; an exception of the resolver makes it fail. */
        @Override
        public void beforeEach(ExtensionContext context) {
            engine(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Check.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new Check(engine(context), Limits.defaults().withWorkers(workers));
        }

        private Engine engine(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(ModelTestExtension.class))
                    .getOrComputeIfAbsent(finder.name(), name -> tested(), Engine.class);
        }

        /** Once in a run of tests the engine shows that it finds what it should. */
        private Engine tested() {
            Engine engine =
                    finder.find(Surroundings.ofProcess())
                            .orElseThrow(() -> new TestAbortedException(finder.howToProvide()));
            engine.testItself(Limits.defaults());
            return engine;
        }
    }
}
