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
        try (FileInputStream stream = new FileInputStream(decoded(url.getPath()))) {
            byte[] bytes = whole(stream);
            return new ConstructorReader(new DataInputStream(new ByteArrayInputStream(bytes)))
                    .read();
        } catch (IOException broken) {
            throw new IllegalStateException(url + " cannot be read: " + broken);
        }
    }

    private static byte[] whole(FileInputStream stream) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int length = 0;
        while (true) {
            byte[] part = new byte[1 << 16];
            int read = stream.read(part);
            if (read <= 0) break;
            while (length + read > bytes.length) {
                byte[] more = new byte[2 * bytes.length];
                System.arraycopy(bytes, 0, more, 0, length);
                bytes = more;
            }
            System.arraycopy(part, 0, bytes, length, read);
            length += read;
        }
        byte[] exact = new byte[length];
        System.arraycopy(bytes, 0, exact, 0, length);
        return exact;
    }

    /** The path of a URL as a file is called: a space is %20 in the one. */
    private static String decoded(String path) throws IOException {
        if (path.indexOf('%') < 0) return path;
        byte[] bytes = new byte[path.length()];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c > 127) return path; // it is none that was encoded
            if (c == '%') {
                c = (char) Integer.parseInt(path.substring(i + 1, i + 3), 16);
                i += 2;
            }
            bytes[length++] = (byte) c;
        }
        return new String(bytes, 0, length, "UTF-8");
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
            List<Parameter> plain = parameters(between(descriptor), names);
            List<Parameter> generic =
                    signature == null ? plain : parameters(between(signature), names);
            // A signature leaves out what the compiler added; then it is of no use.
            constructors.add(generic.size() == plain.size() ? generic : plain);
        }
        return constructors;
    }

    /** What stands in parentheses; type parameters come before these. */
    private static String between(String types) {
        return types.substring(types.indexOf('(') + 1, types.indexOf(')'));
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
            int first = from;
            while (types.charAt(first) == '[') first++;
            int to = first + 1;
            if (types.charAt(first) == 'T') to = types.indexOf(';', to) + 1;
            if (types.charAt(first) == 'L') {
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
