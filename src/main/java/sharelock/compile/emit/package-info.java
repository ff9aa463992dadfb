/** Turns a model into one hidden class of straight code on packed longs. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.emit;
