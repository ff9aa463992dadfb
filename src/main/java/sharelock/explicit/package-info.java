/** The engine of our own: compiles a model, searches its states, explains what it found. */
@org.jspecify.annotations.NullMarked
package sharelock.explicit;
