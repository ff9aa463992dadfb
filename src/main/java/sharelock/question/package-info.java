/** What a check asks, as its file or a saved trace states it, and the classes that it names. */
@org.jspecify.annotations.NullMarked
package sharelock.question;
