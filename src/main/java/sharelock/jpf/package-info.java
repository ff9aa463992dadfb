/**
 * The second engine: runs a check under Java PathFinder, in a JVM of its own, and reads its report.
 */
@org.jspecify.annotations.NullMarked
package sharelock.jpf;
