package sharelock.compile.specialise;

/**
 * What a program is made for.
 *
 * @param what {@code task parent} or {@code property pagetable.NoLeak}, for messages
 * @param name name of the task or property
 * @param self the task's or property's own object
 * @param heap the objects
 */
record Root(String what, String name, Obj self, Heap heap) {}
