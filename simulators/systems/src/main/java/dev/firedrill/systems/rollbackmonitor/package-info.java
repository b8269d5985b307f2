/**
 * An orchestrator that promotes canary workers, watches them for ten minutes and puts the previous worker back when work
 * fails. Only the harness creates it, through its service interface.
 */
@NullMarked
package dev.firedrill.systems.rollbackmonitor;

import org.jspecify.annotations.NullMarked;
