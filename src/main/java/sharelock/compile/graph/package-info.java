/** Drafts of programs: a graph of instructions, which of them are visible, and their numbers. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.graph;
