/**
 * The words a model is written in: tasks, the steps they take, and what must hold or be reachable.
 */
package sharelock.model;
