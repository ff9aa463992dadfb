/** The front door: the one place where the parts of Sharelock are put together. */
@org.jspecify.annotations.NullMarked
package sharelock;
