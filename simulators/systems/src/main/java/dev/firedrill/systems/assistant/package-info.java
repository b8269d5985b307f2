/**
 * A small chat service in front of a model: plain and streamed answers, retries, a fallback model, a kill-switch. Only the
 * harness creates it, through its service interface.
 */
@NullMarked
package dev.firedrill.systems.assistant;

import org.jspecify.annotations.NullMarked;
