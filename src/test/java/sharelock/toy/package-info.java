/** An engine and a report that nothing but one list each knows. */
package sharelock.toy;
