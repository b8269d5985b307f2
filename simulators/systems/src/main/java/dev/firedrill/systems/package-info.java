/**
 * What the reference systems share as services of the harness. Each system lives in a package of its own and knows the
 * harness only by its ports.
 */
@NullMarked
package dev.firedrill.systems;

import org.jspecify.annotations.NullMarked;
