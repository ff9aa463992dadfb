package sharelock.compile.specialise;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import sharelock.compile.ModelError;
import sharelock.compile.graph.Chain.Failures;
import sharelock.compile.graph.Draft;
import sharelock.compile.graph.GhostPlaces;
import sharelock.compile.graph.ProgramBuilder;
import sharelock.compile.graph.Visibility;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Program;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.read.Resolver;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Task;
import sharelock.model.TaskRoll;

/** From a constructed model to its programs: analysis, memory, drafts, positions. */
public final class Specialiser {
    private final Object model;
    private final Heap heap;
    private final Analysis analysis;
    private final List<Frame> tasks = new ArrayList<>();
    private final List<Frame> properties = new ArrayList<>();

    /**
     * @throws ModelError when the model has no task, or a class of it cannot be read
     */
    public Specialiser(Object model, List<?> properties) {
        this(model, properties, List.of());
    }

    /**
     * @param leftOut what a mutant leaves out, as {@link Resolver} takes it
     * @throws ModelError when the model has no task, or a class of it cannot be read
     */
    public Specialiser(Object model, List<?> properties, List<String> leftOut) {
        this.model = model;
        this.heap = new Heap(model);
        this.analysis =
                new Analysis(heap, new Resolver(model.getClass().getClassLoader(), leftOut));
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
            tasks.add(root(root, new MethodRef("", "run", "()V"), Frame.Region.STEPS));
        }
        properties.forEach(property -> this.properties.add(property(property)));
    }

    private Frame property(Object property) {
        String method =
                property instanceof Invariant
                        ? "holds"
                        : property instanceof AtRest ? "holdsAtRest" : "isReachedIn";
        Obj self = heap.of(property);
        String name = property.getClass().getName();
        Frame.Root root = new Frame.Root("property " + name, name, self, heap);
        Frame frame = root(root, implementation(property, method), Frame.Region.PROPERTY);
        analysis.flow(frame, 1, new Value.Refs(heap.of(model)));
        return frame;
    }

    /** The method with the model's own type, not the bridge that casts to it. */
    private static MethodRef implementation(Object property, String name) {
        for (Class<?> type = property.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                boolean found =
                        method.getName().equals(name)
                                && method.getParameterCount() == 1
                                && !method.isBridge()
                                && !method.isSynthetic();
                if (found) return new MethodRef("", name, Type.getMethodDescriptor(method));
            }
        }
        throw new ModelError(
                "%s has no method %s of its own. Write the property as a class, not as a lambda."
                        .formatted(property.getClass().getName(), name));
    }

    private Frame root(Frame.Root root, MethodRef method, Frame.Region region) {
        Class<?> declaring = analysis.resolver().declaring(root.self().type(), method);
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
        List<Frame> all = new ArrayList<>(tasks);
        all.addAll(properties);
        Memory memory = new Memory(analysis, all);
        Failures failures = new Failures();
        List<Drafter> drafters = new ArrayList<>();
        List<Draft> entries = new ArrayList<>();
        List<ProgramBuilder> builders = new ArrayList<>();
        for (Frame root : all) {
            boolean property = root.region() == Frame.Region.PROPERTY;
            Drafter drafter = new Drafter(analysis, memory, failures, property);
            drafters.add(drafter);
            entries.add(drafter.draft(root));
            builders.add(new ProgramBuilder(entries.get(entries.size() - 1)));
        }
        List<List<Draft>> drafts = builders.stream().map(ProgramBuilder::drafts).toList();
        Visibility visibility =
                new Visibility(
                        drafts.subList(0, tasks.size()), drafts.subList(tasks.size(), all.size()));
        for (int task = 0; task < tasks.size(); task++) {
            GhostPlaces.check(entries.get(task), visibility, task, tasks.get(task).root().name());
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
                                    asks(all.get(i), "startsDormant"),
                                    asks(all.get(i), "isDaemon")));
        }
        return new ModelProgram(
                model.getClass().getName(),
                memory.cells(),
                programs.subList(0, tasks.size()),
                programs.subList(tasks.size(), programs.size()),
                failures.points(),
                memory.objects().stream().map(Obj::path).toList());
    }

    /** Asks the real task one of the questions of its class. */
    private static boolean asks(Frame root, String question) {
        if (!(root.root().self().object() instanceof Task task)) return false;
        try {
            Method method = Task.class.getDeclaredMethod(question);
            method.setAccessible(true);
            return (Boolean) method.invoke(task);
        } catch (NoSuchMethodException | IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InvocationTargetException failed) {
            throw new ModelError(
                    "%s.%s() fails when it is asked: %s"
                            .formatted(task.getClass().getName(), question, failed.getCause()));
        }
    }
}
