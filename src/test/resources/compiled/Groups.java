package compiled;

import java.io.File;
import sharelock.model.*;

/** What one operation can mean: cells for all of it or for none, constants, lengths, captured variables. */
public final class Groups {
    static final class Page {
        int count;
        int size = 7;

        Page next;
    }

    final Page first = new Page();
    final Page second = new Page();
    final Page third = new Page();
    final int[] a = {1, 2};
    final int[] b = {3, 4, 5};
    final int[] c = {6, 7};
    final int[] d = {8};
    final int[] empty = {};
    final int[] fixed = {10, 20};
    final int[] others = {30, 40, 50};
    int[] none;
    Page nothing;
    boolean flag;
    boolean flop;
    int x;
    char separator;

    /** Each is needed because the next one is. */
    final Task chain = new Task("chain") {
        @Override
        protected void run() {
            x = (flag ? first : second).count;
            x = (flag ? second : third).count;
            x = (flag ? a : b)[x];
            x = (flag ? b : c)[1];
            x = (flag ? fixed : others)[x];
            x = (flag ? a : b)[2];
            x = (flag ? empty : d)[x];
            x = (flag ? empty : c)[x];
            x = (flag ? first : second).size;
            third.count = 3;
            c[0] = 2;
            separator = File.separatorChar;
        }
    };

    final Task captures = new Task("captures") {
        @Override
        protected void run() {
            Page page = first;
            for (int i = 0; i < 2; i++) {
                Page of = page;
                int by = i;
                Steps.when(() -> of.count == by, () -> of.count += by);
                Steps.atomically(() -> of.count++);
                page = second;
            }
            flag = true;
            flop = !flop;
        }
    };

    final Task nulls = new Task("nulls") {
        @Override
        protected void run() {
            if (x == 1) nothing.count = 1;
            if (x == 2) none[0] = 1;
            if (x == 3) x = none[x];
            if (x == 4) x = none.length;
            if (x == 5) a[7] = 1;
            if (x == 6) nothing = null;
            if (x == 7 && first == second) x = 8;
            if (flag == flop) x = 9;
            Page some = flag ? first : second;
            if (some != third) x = 10;
            if (some == first || some == null) x = 11;
        }
    };
}
