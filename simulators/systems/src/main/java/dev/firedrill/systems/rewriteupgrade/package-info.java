/**
 * A content studio that creates texts and rewrites selected ones, with a kill-switch that routes rewrites to CREATE and an
 * evaluator that says when to pull it. Only the harness creates it, through its service interface.
 */
@NullMarked
package dev.firedrill.systems.rewriteupgrade;

import org.jspecify.annotations.NullMarked;
