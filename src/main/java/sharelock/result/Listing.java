package sharelock.result;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The code of a model under the arguments of one question.
 *
 * @param methods in the order in which tasks and properties come to them, each once
 */
public record Listing(List<Method> methods) {

    public Listing {
        methods = List.copyOf(methods);
    }

    /**
     * A method that can run.
     *
     * @param owner binary name of its class
     * @param name its name; that of a lambda begins with {@code lambda$}
     * @param lines the lines of the source that have code
     * @param run those of them that can run
     */
    public record Method(
            String owner, String name, SortedSet<Integer> lines, SortedSet<Integer> run) {

        public Method {
            lines = new TreeSet<>(lines);
            run = new TreeSet<>(run);
        }
    }
}
