package sharelock.compile.read;

/**
 * A field as a class file names it.
 *
 * @param owner internal name of the class
 * @param name name
 * @param descriptor JVM descriptor
 */
public record FieldRef(String owner, String name, String descriptor) {

    public String ownerName() {
        return owner.replace('/', '.');
    }
}
