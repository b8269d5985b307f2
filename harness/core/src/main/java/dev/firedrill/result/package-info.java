/**
 * The record of what was judged: {@code results.json} as records, with its reader, writer, merge and the one rule that
 * turns entries into a verdict. Reports read it and run nothing.
 */
@NullMarked
package dev.firedrill.result;

import org.jspecify.annotations.NullMarked;
