package sharelock.compile.lint;

import sharelock.compile.ModelError;

/**
 * A place in the source of a class.
 *
 * @param line 0 if it is not known
 * @param method what the place lies in, e.g. {@code the constructor of pagetable.Mm}
 */
record Where(String file, int line, String method) {

    /** The place of a method that stands in a class file. */
    static Where in(String file, int line, String owner, String method) {
        String type = owner.replace('/', '.');
        String name = method.startsWith("lambda$") ? method.split("\\$")[1] : method;
        return new Where(
                file,
                line,
                switch (name) {
                    case "<init>", "new" -> "the constructor of " + type;
                    case "<clinit>", "static" -> "the static initialiser of " + type;
                    default -> type + "." + name;
                });
    }

    /** An error: what is done here, why it may not be, and what to write instead. */
    ModelError refuses(String what, String remedy) {
        return new ModelError(
                "%s %s in %s. %s"
                        .formatted(line == 0 ? file : file + ":" + line, what, method, remedy));
    }
}
