package silent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import sharelock.model.Invariant;

/** Models that depend on more than their arguments. */
final class Depends {
    private Depends() {}

    public static final class OnTheClock extends One {
        final long now = System.currentTimeMillis();
    }

    public static final class OnTheDate extends One {
        final long now = new Date().getTime();
    }

    public static final class OnTheDay extends One {
        final int now = java.time.LocalDate.now().getDayOfYear();
    }

    public static final class OnAProperty extends One {
        final boolean set = System.getProperty("user.name") != null;
    }

    public static final class OnAFlag extends One {
        final boolean set = Boolean.getBoolean("flag");
    }

    public static final class OnTheEnvironment extends One {
        final int size = System.getenv().size();
    }

    public static final class OnAFile extends One {
        final String text;

        public OnAFile() throws IOException {
            text = Files.readString(Path.of("/etc/hostname"));
        }
    }

    public static final class OnAResource extends One {
        final boolean there = One.class.getResource("One.class") != null;
    }

    public static final class OnChance extends One {
        final int chance = ThreadLocalRandom.current().nextInt();
    }

    public static final class OnAnId extends One {
        final String id = UUID.randomUUID().toString();
    }

    public static final class OnTheLocale extends One {
        final String language = Locale.getDefault().getLanguage();
    }

    public static final class OnTheThread extends One {
        final String thread = Thread.currentThread().getName();
    }

    public static final class OnTheStack extends One {
        final int depth = new Exception().getStackTrace().length;
    }

    static final class Mine extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public static final class OnAStackOfItsOwn extends One {
        final int depth = new Mine().getStackTrace().length;
    }

    public static final class OnIdentity extends One {
        final int hash = System.identityHashCode(task);
    }

    public static final class OnAHash extends One {
        final int hash = new Object().hashCode();
    }

    public static final class OnAHashOfMany extends One {
        final int hash = java.util.Objects.hash(task, new Object());
    }

    public static final class OnAHashOfAList extends One {
        final int hash = List.of(new Object()).hashCode();
    }

    public static final class OnAText extends One {
        final String text = String.valueOf(new Object());
    }

    public static final class OnTheOrderOfASet extends One {
        final Object[] order;

        public OnTheOrderOfASet() {
            Set<Object> set = new HashSet<>();
            for (int i = 0; i < 50; i++) set.add(i % 2 == 0 ? new int[1] : new long[1]);
            order = set.toArray();
        }
    }

    public static final class OnTheOrderOfKeys extends One {
        final int[] order;

        public OnTheOrderOfKeys() {
            Map<Object, Integer> map = new HashMap<>();
            for (int i = 0; i < 64; i++) map.put(new Object(), i);
            order = map.values().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    static final class Counter {
        static int made;
    }

    static final class Atomic {
        static final AtomicInteger MADE = new AtomicInteger();
    }

    static final class Listed {
        static final List<One> ALL = new ArrayList<>();
    }

    static final class Deep {
        static final int[][] MADE = {{0}};
    }

    static final class Texts {
        static final StringBuilder TEXT = new StringBuilder();
    }

    public static final class OnACounter extends One {
        public OnACounter() {
            x = Counter.made++;
        }
    }

    public static final class OnAnAtomic extends One {
        public OnAnAtomic() {
            x = Atomic.MADE.getAndIncrement();
        }
    }

    public static final class OnAList extends One {
        public OnAList() {
            Listed.ALL.add(this);
            x = Listed.ALL.size();
        }
    }

    public static final class OnADeepArray extends One {
        public OnADeepArray() {
            x = Deep.MADE[0][0]++;
        }
    }

    public static final class OnABuilder extends One {
        public OnABuilder() {
            x = Texts.TEXT.append('x').length();
        }
    }

    public static final class OnMemory extends One {
        final long free = Runtime.getRuntime().freeMemory();
    }

    public static final class OnTheVersion extends One {
        final int feature = Runtime.version().feature();
    }

    public static final class OnStandardInput extends One {
        public OnStandardInput() throws IOException {
            x = System.in.read();
        }
    }

    public static final class OnALineEnd extends One {
        final String end = System.lineSeparator();
    }

    /** A property that depends on when it is made. */
    public static final class Late implements Invariant<One> {
        private final long made = System.nanoTime();

        @Override
        public boolean holds(One model) {
            return model.x == 0 || made > 0;
        }
    }

    /** Depends on nothing. */
    public static final class OnArguments extends One {
        final int[] squares;

        public OnArguments(int count) {
            List<Integer> list = new ArrayList<>();
            for (int i = 0; i < count; i++) list.add(i * i);
            squares = list.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
