package sharelock.compile.specialise;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import sharelock.compile.ModelError;
import sharelock.compile.graph.Chain.Failures;
import sharelock.compile.graph.Draft;
import sharelock.compile.graph.ProgramBuilder;
import sharelock.compile.graph.Visibility;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Program;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.read.Resolver;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;
import sharelock.model.TaskRoll;

/** From a constructed model to its programs: analysis, cells, drafts, positions. */
public final class Specialiser {
    private static final MethodRef RUN = ref(Task.class, "run");
    private static final MethodRef STARTS_DORMANT = ref(Task.class, "startsDormant");
    private static final MethodRef IS_DAEMON = ref(Task.class, "isDaemon");

    /** What is asked of properties of each kind, by name. */
    private static final Map<String, MethodRef> QUESTIONS =
            Stream.of(
                            ref(Invariant.class, "holds", Object.class),
                            ref(AtRest.class, "holdsAtRest", Object.class),
                            ref(Reachable.class, "isReachedIn", Object.class))
                    .collect(Collectors.toUnmodifiableMap(MethodRef::name, asked -> asked));

    private final Object model;
    private final Heap heap;
    private final Analysis analysis;
    private final List<Frame> tasks = new ArrayList<>();
    private final List<Frame> properties = new ArrayList<>();

    /**
     * @throws ModelError when the model has no task, or a class of it cannot be read
     */
    public Specialiser(Object model, List<Asked> properties) {
        this(model, properties, List.of());
    }

    /**
     * @param leftOut what a mutant leaves out, as {@link Resolver} takes it
     * @throws ModelError when the model has no task, or a class of it cannot be read
     */
    public Specialiser(Object model, List<Asked> properties, List<String> leftOut) {
        this.model = model;
        this.heap = new Heap(model);
        this.analysis = new Analysis(heap, new Resolver(loader(model, properties), leftOut));
        if (heap.tasks().isEmpty()) {
            throw new ModelError(
                    "%s has no task, so nothing ever happens. Keep the tasks in fields of the model: they are found by following fields and arrays."
                            .formatted(model.getClass().getName()));
        }
        String lost =
                TaskRoll.lost(heap.tasks().stream().map(task -> (Task) task.object()).toList());
        if (!lost.isEmpty()) throw new ModelError(lost);
        for (Obj task : heap.tasks()) {
            Frame.Root root = new Frame.Root("task " + task.path(), task.path(), task, heap);
            tasks.add(root(root, RUN, Frame.Region.STEPS));
            answer(task, STARTS_DORMANT);
            answer(task, IS_DAEMON);
        }
        properties.forEach(asked -> this.properties.add(property(asked)));
    }

    /** Follows what a task says of itself, once and for all; what Task itself says is no code. */
    private void answer(Obj task, MethodRef question) {
        if (analysis.resolver().selected(task.type(), question) == Task.class) return;
        String what = "%s() of task %s".formatted(question.name(), task.path());
        root(new Frame.Root(what, task.path(), task, heap), question, Frame.Region.ANSWER);
    }

    /** A method of the vocabulary, which is there. */
    private static MethodRef ref(Class<?> owner, String name, Class<?>... parameters) {
        try {
            Method method = owner.getDeclaredMethod(name, parameters);
            String descriptor = Type.getMethodDescriptor(method);
            return new MethodRef(Type.getInternalName(owner), name, descriptor);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException("The vocabulary has lost a method", missing);
        }
    }

    private void refuseChangingAnswers() {
        for (Fact fact : heap.facts()) {
            for (Frame.Site reader : fact.readers()) {
                if (!fact.written() || reader.frame().region() != Frame.Region.ANSWER) continue;
                String what = "reads %s, which a task writes,".formatted(fact.path());
                throw Refusal.answerChanges(reader, what);
            }
        }
    }

    /**
     * A property, used as one kind of property.
     *
     * @param property which may be of other kinds too
     * @param question the method of its kind that is asked
     */
    public record Asked(Object property, String question) {

        public static Asked always(Invariant<?> property) {
            return new Asked(property, "holds");
        }

        public static Asked atRest(AtRest<?> property) {
            return new Asked(property, "holdsAtRest");
        }

        public static Asked sometimes(Reachable<?> property) {
            return new Asked(property, "isReachedIn");
        }
    }

    /** The loader that sees all: that of a property may have the model's for its parent. */
    private static @Nullable ClassLoader loader(Object model, List<Asked> properties) {
        ClassLoader widest = model.getClass().getClassLoader();
        for (Asked asked : properties) {
            ClassLoader other = asked.property().getClass().getClassLoader();
            for (ClassLoader at = other; at != null; at = at.getParent()) {
                if (at.getParent() == widest) widest = other;
            }
        }
        return widest;
    }

    private Frame property(Asked asked) {
        Obj self = heap.of(asked.property());
        String name = asked.property().getClass().getName();
        Frame.Root root = new Frame.Root("property " + name, name, self, heap);
        Frame frame = root(root, implementation(asked), Frame.Region.PROPERTY);
        analysis.flow(frame, 1, new Value.Refs(heap.of(model)));
        return frame;
    }

    /** The method that the JVM would call, or the one that its bridges lead to. */
    private MethodRef implementation(Asked asked) {
        Class<?> type = asked.property().getClass();
        MethodRef method = Objects.requireNonNull(QUESTIONS.get(asked.question()));
        while (true) {
            if (type.isHidden()) {
                throw new ModelError(
                        "%s has no method %s of its own. Write the property as a class, not as a lambda."
                                .formatted(type.getName(), method.name()));
            }
            Class<?> declaring = analysis.resolver().selected(type, method);
            if (declaring == null) {
                throw new ModelError(
                        "%s has no code for %s: the class files do not fit together. Compile them again."
                                .formatted(type.getName(), method.name()));
            }
            MethodRef behind = behindBridge(declaring, method);
            if (behind == null) return method;
            method = behind;
        }
    }

    /** The method with other types that a bridge calls; null if the method is no such bridge. */
    private @Nullable MethodRef behindBridge(Class<?> declaring, MethodRef method) {
        boolean bridge =
                Arrays.stream(declaring.getDeclaredMethods())
                        .filter(each -> each.getName().equals(method.name()))
                        .filter(each -> Type.getMethodDescriptor(each).equals(method.descriptor()))
                        .anyMatch(Method::isBridge);
        if (!bridge) return null;
        for (Op op : analysis.resolver().body(declaring, method).code()) {
            if (op instanceof Op.Call call
                    && call.kind() == Op.Call.Dispatch.VIRTUAL
                    && call.method().name().equals(method.name())
                    && !call.method().descriptor().equals(method.descriptor())) {
                return call.method();
            }
        }
        return null;
    }

    private Frame root(Frame.Root root, MethodRef method, Frame.Region region) {
        Class<?> declaring = analysis.resolver().selected(root.self().type(), method);
        if (declaring == null) throw new IllegalStateException(method + " is abstract");
        MethodBody body = analysis.resolver().body(declaring, method);
        Frame frame = new Frame(body, root, region, Frame.Role.CALL, null);
        analysis.flow(frame, 0, new Value.Refs(root.self()));
        analysis.reach(frame, 0);
        return frame;
    }

    public ModelProgram specialise() {
        analysis.run();
        analysis.resolver().checkAllLeftOut();
        GhostState.check(heap);
        refuseChangingAnswers();
        List<Frame> all = new ArrayList<>(tasks);
        all.addAll(properties);
        Cells cells = new Cells(analysis, all);
        Failures failures = new Failures();
        List<Drafter> drafters = new ArrayList<>();
        List<Draft> entries = new ArrayList<>();
        List<ProgramBuilder> builders = new ArrayList<>();
        for (Frame root : all) {
            boolean property = root.region() == Frame.Region.PROPERTY;
            Drafter drafter = new Drafter(analysis, cells, failures, property);
            drafters.add(drafter);
            entries.add(drafter.draft(root));
            builders.add(new ProgramBuilder(entries.get(entries.size() - 1)));
        }
        List<List<Draft>> drafts = builders.stream().map(ProgramBuilder::drafts).toList();
        Visibility visibility =
                new Visibility(
                        drafts.subList(0, tasks.size()), drafts.subList(tasks.size(), all.size()));
        for (int task = 0; task < tasks.size(); task++) {
            visibility.refuseLateGhosts(entries.get(task), task, tasks.get(task).root().name());
        }
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int task = i;
            programs.add(
                    builders.get(i)
                            .build(
                                    all.get(i).root().name(),
                                    drafters.get(i).variables().all(),
                                    draft -> visibility.isVisible(draft, task),
                                    asks(all.get(i), STARTS_DORMANT),
                                    asks(all.get(i), IS_DAEMON)));
        }
        return new ModelProgram(
                model.getClass().getName(),
                cells.cells(),
                programs.subList(0, tasks.size()),
                programs.subList(tasks.size(), programs.size()),
                failures.points(),
                cells.objects().stream().map(Obj::path).toList());
    }

    /** A method of which some operation can be reached, with the lines of its operations. */
    public record Reached(MethodRef method, Set<Integer> lines, Set<Integer> run) {}

    /**
     * The methods that tasks and properties can come to, once they are specialised, in that order.
     */
    public List<Reached> reached() {
        Map<MethodRef, Reached> reached = new LinkedHashMap<>();
        tasks.forEach(root -> addReached(root, reached));
        properties.forEach(root -> addReached(root, reached));
        return List.copyOf(reached.values());
    }

    private static void addReached(Frame frame, Map<MethodRef, Reached> reached) {
        MethodBody body = frame.body();
        Reached here =
                reached.computeIfAbsent(
                        body.method(),
                        method ->
                                new Reached(method, new TreeSet<>(body.lines()), new TreeSet<>()));
        for (int op = 0; op < body.code().size(); op++) {
            if (!frame.reached().get(op)) continue;
            here.run().add(body.lines().get(op));
            frame.children(op).forEach(child -> addReached(child, reached));
        }
    }

    /** Asks the real task one of the questions of its class. */
    private static boolean asks(Frame root, MethodRef question) {
        if (!(root.root().self().object() instanceof Task task)) return false;
        try {
            Method method = Task.class.getDeclaredMethod(question.name());
            method.setAccessible(true);
            return (Boolean) method.invoke(task);
        } catch (NoSuchMethodException | IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InvocationTargetException failed) {
            throw new ModelError(
                    "%s.%s() fails when it is asked: %s"
                            .formatted(
                                    task.getClass().getName(), question.name(), failed.getCause()));
        }
    }
}
