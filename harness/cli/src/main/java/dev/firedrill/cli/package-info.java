/**
 * The command line: run, replay, lock. It drives the engine through the JUnit Platform launcher, and other modules add
 * commands through {@link dev.firedrill.cli.CommandProvider}.
 */
@NullMarked
package dev.firedrill.cli;

import org.jspecify.annotations.NullMarked;
