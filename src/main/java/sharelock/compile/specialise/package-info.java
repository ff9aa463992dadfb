/**
 * Inlines and specialises the code of the tasks against the object graph that the constructor made,
 * decides which operations are visible, and builds the programs.
 */
@org.jspecify.annotations.NullMarked
package sharelock.compile.specialise;
