/** What the backends promise. Nothing outside calls it. */
@NullMarked
package dev.firedrill.backends;

import org.jspecify.annotations.NullMarked;
