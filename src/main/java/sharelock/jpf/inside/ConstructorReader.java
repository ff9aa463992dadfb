package sharelock.jpf.inside;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from a class file what JPF's reflection does not tell of constructors: the names of their
 * parameters and the enums of which they take sets (JVM specification, 4.7.24 and 4.7.9).
 */
final class ConstructorReader {
    private static final int MOST_BYTES = 1 << 20;

    private final DataInputStream in;
    private final Object[] constants;

    private ConstructorReader(DataInputStream in) throws IOException {
        this.in = in;
        in.skipBytes(8);
        constants = new Object[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants[i] = in.readUTF();
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                case 15 -> in.skipBytes(3);
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                default -> in.skipBytes(4);
            }
        }
    }

    /** The constructors of a class that was compiled with {@code -parameters}, as declared. */
    static List<List<Parameter>> constructors(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL url = type.getClassLoader().getResource(file);
        if (url == null || !url.getProtocol().equals("file")) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " must be in a folder of the class path, not in a jar, so that the"
                            + " names of its constructor's parameters can be read");
        }
        try (FileInputStream stream = new FileInputStream(url.getPath())) {
            byte[] bytes = new byte[MOST_BYTES];
            int length = stream.read(bytes);
            return new ConstructorReader(
                            new DataInputStream(new ByteArrayInputStream(bytes, 0, length)))
                    .read();
        } catch (IOException broken) {
            throw new IllegalStateException(url + " cannot be read: " + broken.getMessage());
        }
    }

    private List<List<Parameter>> read() throws IOException {
        in.skipBytes(6);
        in.skipBytes(2 * in.readUnsignedShort());
        skipFields();
        List<List<Parameter>> constructors = new ArrayList<>();
        int methods = in.readUnsignedShort();
        for (int i = 0; i < methods; i++) {
            in.skipBytes(2);
            String name = text();
            String descriptor = text();
            List<String> names = new ArrayList<>();
            String signature = attributes(names);
            if (!name.equals("<init>")) continue;
            String types = signature == null ? descriptor : signature;
            constructors.add(parameters(types.substring(1, types.indexOf(')')), names));
        }
        return constructors;
    }

    private void skipFields() throws IOException {
        int fields = in.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            in.skipBytes(6);
            attributes(new ArrayList<>());
        }
    }

    /** Reads the attributes of a field or method: its signature, and the names of parameters. */
    private String attributes(List<String> names) throws IOException {
        String signature = null;
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            String attribute = text();
            int length = in.readInt();
            if (attribute.equals("Signature")) {
                signature = text();
            } else if (attribute.equals("MethodParameters")) {
                int parameters = in.readUnsignedByte();
                for (int j = 0; j < parameters; j++) {
                    names.add(text());
                    in.skipBytes(2);
                }
            } else {
                in.skipBytes(length);
            }
        }
        return signature;
    }

    private String text() throws IOException {
        return (String) constants[in.readUnsignedShort()];
    }

    private static List<Parameter> parameters(String types, List<String> names) {
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from < types.length()) {
            int to = from + 1;
            if (types.charAt(from) == 'L') {
                int depth = 0;
                while (types.charAt(to) != ';' || depth > 0) {
                    if (types.charAt(to) == '<') depth++;
                    if (types.charAt(to) == '>') depth--;
                    to++;
                }
                to++;
            }
            int number = parameters.size();
            String name = number < names.size() ? names.get(number) : "";
            parameters.add(new Parameter(name, types.substring(from, to)));
            from = to;
        }
        return parameters;
    }

    /**
     * A parameter of a constructor.
     *
     * @param name its name; empty if the class file does not tell
     * @param type its type as a field signature of the JVM specification, 4.7.9.1
     */
    record Parameter(String name, String type) {

        /** The class that is named in the type, or between its angle brackets, if it has these. */
        String className() {
            int bracket = type.indexOf('<');
            String named = bracket < 0 ? type : type.substring(bracket + 1);
            return named.substring(1, named.indexOf(';')).replace('/', '.');
        }

        boolean isSet() {
            return type.startsWith("Ljava/util/Set<") || type.startsWith("Ljava/util/EnumSet<");
        }
    }
}
