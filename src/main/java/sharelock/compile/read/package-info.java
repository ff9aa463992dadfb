/** Class files to three-address code, one method at a time. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.read;
