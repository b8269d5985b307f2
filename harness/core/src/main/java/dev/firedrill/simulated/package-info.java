/**
 * The world in virtual time: a discrete-event kernel in which exactly one thread holds the baton, and ports on top of
 * it. Used by {@code drill}, once for each run.
 */
@NullMarked
package dev.firedrill.simulated;

import org.jspecify.annotations.NullMarked;
