/** The central abstraction: a finite transition system whose states are a fixed number of longs. */
@org.jspecify.annotations.NullMarked
package sharelock.system;
