/**
 * What runs in the JVM of JPF, beside JPF itself: keeps that JVM from outliving Sharelock, and
 * listens to JPF going a path. Has nothing but the JDK around it, and knows JPF by name only.
 */
@org.jspecify.annotations.NullMarked
package sharelock.jpf.child;
