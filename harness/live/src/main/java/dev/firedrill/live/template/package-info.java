/**
 * Fill the placeholders of system.json; a pure function of names and values.
 */
@NullMarked
package dev.firedrill.live.template;

import org.jspecify.annotations.NullMarked;
