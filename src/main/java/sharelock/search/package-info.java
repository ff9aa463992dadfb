/** Explores any transition system, exhaustively and exactly, and answers with moves. */
@org.jspecify.annotations.NullMarked
package sharelock.search;
