package sharelock.compile.graph;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.ir.FailurePoint;
import sharelock.compile.ir.Origin;

/** The failure points of a model, as they are found. */
public final class Failures {
    private final List<FailurePoint> points = new ArrayList<>();

    public int add(FailurePoint.Kind kind, String rule, String message, Origin origin) {
        points.add(new FailurePoint(points.size(), kind, rule, message, origin));
        return points.size() - 1;
    }

    public List<FailurePoint> points() {
        return List.copyOf(points);
    }
}
