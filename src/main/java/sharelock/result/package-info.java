/** What any engine answers: verdict, counts and trace. Immutable. */
@org.jspecify.annotations.NullMarked
package sharelock.result;
