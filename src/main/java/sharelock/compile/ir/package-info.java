/** The intermediate representation: one flat control-flow graph per task, over numbered cells. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.ir;
