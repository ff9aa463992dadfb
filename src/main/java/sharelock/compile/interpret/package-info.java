/** Runs a model node by node: the reference for the emitted code, and the source of traces. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.interpret;
