/** The process and its user: what is printed, how it is quoted, and the signals that come. */
@org.jspecify.annotations.NullMarked
package sharelock.cli.console;
