/**
 * What runs inside Java PathFinder: makes the model of a check, runs its tasks and looks at every
 * state. Written for JPF's own libraries, so without streams, formats and most of java.util.
 */
package sharelock.jpf.inside;
