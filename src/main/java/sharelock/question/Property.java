package sharelock.question;

import com.google.common.reflect.TypeToken;
import java.util.Arrays;
import java.util.List;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.result.Result;

/**
 * One property of a check. Its kind is that of the key that it stands under: a class may be of
 * several.
 *
 * @param asked the object that is asked
 */
public record Property(Kind kind, Object asked) {

    /** Must hold in every state. */
    public static Property always(Invariant<?> property) {
        return new Property(Kind.ALWAYS, property);
    }

    /** Must hold where no task can move. */
    public static Property atRest(AtRest<?> property) {
        return new Property(Kind.AT_REST, property);
    }

    /** Must hold in some state. */
    public static Property sometimes(Reachable<?> property) {
        return new Property(Kind.SOMETIMES, property);
    }

    /** The name of its class, with the package. */
    public String name() {
        return asked.getClass().getName();
    }

    /** How many of each kind these are; of states nothing is known here. */
    public static Result.Asked count(List<Property> properties) {
        return new Result.Asked(
                count(properties, Kind.ALWAYS),
                count(properties, Kind.AT_REST),
                count(properties, Kind.SOMETIMES),
                0);
    }

    private static int count(List<Property> properties, Kind kind) {
        return (int) properties.stream().filter(property -> property.kind == kind).count();
    }

    /** The kinds of properties, each with the key that names them in a check. */
    public enum Kind {
        ALWAYS(Invariant.class, CheckFile.Key.ALWAYS),
        AT_REST(AtRest.class, CheckFile.Key.AT_REST),
        SOMETIMES(Reachable.class, CheckFile.Key.SOMETIMES);

        private final Class<?> type;
        private final CheckFile.Key key;

        Kind(Class<?> type, CheckFile.Key key) {
            this.type = type;
            this.key = key;
        }

        /** All kinds that a class is of. */
        public static List<Kind> of(Class<?> property) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.isAssignableFrom(property))
                    .toList();
        }

        /** The class of models that a property of this kind is about. */
        public Class<?> subject(Class<?> property) {
            return TypeToken.of(property).resolveType(type.getTypeParameters()[0]).getRawType();
        }

        /** The key under which a check names properties of this kind. */
        public CheckFile.Key key() {
            return key;
        }

        /** The interface that they implement. */
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }
}
