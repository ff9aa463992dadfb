/**
 * Kernel primitives under their kernel names, with the kernel's own rules, in the words of the
 * model.
 */
package sharelock.kernel;
