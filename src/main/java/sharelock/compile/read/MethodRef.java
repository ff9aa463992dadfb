package sharelock.compile.read;

/**
 * A method as a class file names it.
 *
 * @param owner internal name of the class, e.g. {@code pagetable/Mm}
 * @param name name
 * @param descriptor JVM descriptor
 */
public record MethodRef(String owner, String name, String descriptor) {

    public String ownerName() {
        return owner.replace('/', '.');
    }
}
