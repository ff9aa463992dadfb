/**
 * What Sharelock, JPF's JVM and what runs inside JPF tell one another: the names that two of them
 * know, and each record with its writing and its reading. Loaded in all three, so plain Java that
 * knows nothing else.
 */
@org.jspecify.annotations.NullMarked
package sharelock.jpf.wire;
