/** How the words of a user are read, compared and shown. */
@org.jspecify.annotations.NullMarked
package sharelock.question.text;
