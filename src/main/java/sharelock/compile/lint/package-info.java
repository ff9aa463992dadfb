/** Refuses in the classes of models and properties what Java PathFinder gets wrong. */
@org.jspecify.annotations.NullMarked
package sharelock.compile.lint;
