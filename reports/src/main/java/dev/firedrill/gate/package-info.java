/**
 * Decides from results, and runs nothing: whether a release may go, by which clauses of a policy, and what changed since the
 * last time it went. The command line calls it, and the reports show what it decided.
 */
@NullMarked
package dev.firedrill.gate;

import org.jspecify.annotations.NullMarked;
