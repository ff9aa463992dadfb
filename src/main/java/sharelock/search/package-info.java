/** Explores any transition system, exhaustively and exactly, with one worker or several. */
@org.jspecify.annotations.NullMarked
package sharelock.search;
