/**
 * Pure functions from the evidence of one run to findings, and the fold of findings over the runs of a scenario. A
 * check never touches the system under test, a clock or a file.
 */
@NullMarked
package dev.firedrill.check;

import org.jspecify.annotations.NullMarked;
