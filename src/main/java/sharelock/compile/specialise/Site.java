package sharelock.compile.specialise;

/** One operation of one inlined method. */
record Site(Frame frame, int op) {}
