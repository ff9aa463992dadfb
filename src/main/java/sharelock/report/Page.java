package sharelock.report;

import java.io.PrintWriter;

/** Where a run is printed. */
public interface Page {

    PrintWriter out();

    /** Columns of a line. */
    int width();

    /** A text that is not as it should be. */
    String red(String text);

    /** A text that is as it should be. */
    String green(String text);

    /** Shows what was printed so far. */
    void flush();
}
