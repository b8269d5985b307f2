/**
 * Say whether an event is what a {@link dev.firedrill.model.Pattern} names. Checks ask it of logs, worlds of what happens
 * while an operator looks on.
 */
@NullMarked
package dev.firedrill.pattern;

import org.jspecify.annotations.NullMarked;
