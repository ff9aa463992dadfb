/**
 * The intermediate representation: one flat control-flow graph per task, over numbered cells. Its
 * families of nodes are closed, and who deals with a family is a visitor of it, so that a new kind
 * does not compile before everybody deals with it.
 */
@org.jspecify.annotations.NullMarked
package sharelock.compile.ir;
