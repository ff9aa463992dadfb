/** The code of a model for a reader: its functions, each beside what a document says of it. */
@org.jspecify.annotations.NullMarked
package sharelock.report.code;
