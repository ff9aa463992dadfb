package sharelock.result;

/**
 * A field that a step changed.
 *
 * @param field path of the field from the model
 * @param before its value, as a reader knows it
 * @param after likewise
 * @param local whether it is a local variable of the task, not a field
 */
public record Change(String field, String before, String after, boolean local) {

    @Override
    public String toString() {
        return field + ": " + before + " -> " + after;
    }
}
