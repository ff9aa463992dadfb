/**
 * Results for a reader: the table of a trace, its steps one by one, and the file it is saved in.
 */
@org.jspecify.annotations.NullMarked
package sharelock.report;
