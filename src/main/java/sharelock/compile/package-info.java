/** Compiles a constructed model, from the bytecode of its classes, into a transition system. */
@org.jspecify.annotations.NullMarked
package sharelock.compile;
