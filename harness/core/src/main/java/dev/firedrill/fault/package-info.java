/**
 * Whether a declared fault touches a given call, read or sample: windows, shapes, matching and the keyed draw. The
 * ports ask, this package answers, and nothing here performs I/O.
 */
@NullMarked
package dev.firedrill.fault;

import org.jspecify.annotations.NullMarked;
