/**
 * Read what a service shows of itself, wherever it shows it, and make events of it. What cannot be read is told as such and
 * never taken for silence.
 */
@NullMarked
package dev.firedrill.live.observe;

import org.jspecify.annotations.NullMarked;
