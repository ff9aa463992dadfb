/** The command line: the only package that prints and exits. */
@org.jspecify.annotations.NullMarked
package sharelock.cli;
