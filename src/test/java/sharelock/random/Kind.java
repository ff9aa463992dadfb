package sharelock.random;

/** A type of the random models, as Java writes it. */
enum Kind {
    INT("int"),
    LONG("long"),
    SHORT("short"),
    BYTE("byte"),
    CHAR("char"),
    BOOLEAN("boolean"),
    HUE("Hue"),
    NODE("Node"),
    /** A string that is there before the model runs, or null. */
    TEXT("String"),
    /** Anything: a node, a string, a hue, an array, null. */
    THING("Object"),
    /** A string that may be put together on the spot: for null tests and messages only. */
    NOTE("String");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
