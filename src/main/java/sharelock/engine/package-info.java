/** What every engine has in common: it answers a question, and gives up where it must. */
@org.jspecify.annotations.NullMarked
package sharelock.engine;
