/** Where a model's values stand in a packed state, and what each step may touch. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.layout;
