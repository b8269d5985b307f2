/**
 * Put the failures of a model provider before a service, one after the other, and judge what its user saw. Needs nothing of
 * the service but an address and a way to point it at our provider; only the command line calls it.
 */
@NullMarked
package dev.firedrill.live.probe;

import org.jspecify.annotations.NullMarked;
