/** Runs the scenario files of this project as tests. Build tools call it. */
@NullMarked
package dev.firedrill.scenarios;

import org.jspecify.annotations.NullMarked;
