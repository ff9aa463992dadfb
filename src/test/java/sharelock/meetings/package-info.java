/** Every operation of a protocol meets every other one, with all fixes. */
@NullMarked
package sharelock.meetings;

import org.jspecify.annotations.NullMarked;
