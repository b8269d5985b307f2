/** Holds the judge of a probe to what users see. */
@NullMarked
package dev.firedrill.live.probe;

import org.jspecify.annotations.NullMarked;
