/**
 * Recorded answers as canonical bytes, their store, and the check that compares a run with them. Recording writes
 * pending files only, never a golden.
 */
@NullMarked
package dev.firedrill.golden;

import org.jspecify.annotations.NullMarked;
