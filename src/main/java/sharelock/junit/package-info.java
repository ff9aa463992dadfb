/** Checks in unit tests: one annotation, one run for each engine. */
@org.jspecify.annotations.NullMarked
package sharelock.junit;
