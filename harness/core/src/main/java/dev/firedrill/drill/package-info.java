/**
 * One scenario from timeline to outcome: execute, judge, repeat over the runs, fold. The entry point for the engine and
 * the command line.
 */
@NullMarked
package dev.firedrill.drill;

import org.jspecify.annotations.NullMarked;
