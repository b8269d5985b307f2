/**
 * Figures of speed, each beside what it should be compared with in the same run. Run by hand; nothing depends on it and no
 * test is timed.
 */
@NullMarked
package dev.firedrill.benchmarks;

import org.jspecify.annotations.NullMarked;
