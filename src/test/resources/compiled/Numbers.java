package compiled;

import sharelock.model.*;

/** Operators, casts, comparisons and choices of every type of number, on values known and unknown. */
public final class Numbers {
    int i = 7;
    long l = 7;
    byte b = 7;
    short s = 7;
    char c = 7;
    boolean z;
    final int known = 12;
    int never = 5;

    final Task ints = new Task("ints") {
        @Override
        protected void run() {
            int x = i;
            i = x + 1 - x * 3 / known % 5;
            i = x / (x - 7) % x;
            i = (x & 3 | x ^ 5) << 2 >> 1 >>> 1;
            i = -x + ~x;
            i = known / 5 * never;
            i = Math.min(x, Math.max(i, 3)) + Math.abs(x);
            b = (byte) x;
            s = (short) x;
            c = (char) x;
            z = x > 3 && x <= 9 || x == 11;
            z ^= x < 2;
        }
    };

    final Task longs = new Task("longs") {
        @Override
        protected void run() {
            long x = l;
            l = x * 5 - x + x / 2 % 3;
            l = x / (x - 6);
            l = (x & 7 | x ^ 1) << i >> 2 >>> 3;
            l = -x;
            i = (int) x;
            l = i;
            z = x >= 4 && x != 8;
        }
    };

    final Task choices = new Task("choices") {
        @Override
        protected void run() {
            switch (i) {
                case 1:
                    l = 10;
                    break;
                case 2:
                case 100:
                    l = 20;
                    break;
                default:
                    l = 30;
            }
            switch (known) {
                case 12 -> i = 1;
                default -> i = 2;
            }
            for (int k = 0; k < 3; k++) if (k != i) l += k;
            if (known > 11) z = true;
            else z = false;
            i = z ? 4 : 5;
        }
    };

    final Task divides = new Task("divides") {
        @Override
        protected void run() {
            int zero = known - 12;
            if (i == 9) i = i / zero;
            l = 1 / l;
        }
    };
}
