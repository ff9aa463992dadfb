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
    NODE("Node");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
