/** The front door: the one place where the parts of Sharelock are put together. */
@NullMarked
package sharelock;

import org.jspecify.annotations.NullMarked;
