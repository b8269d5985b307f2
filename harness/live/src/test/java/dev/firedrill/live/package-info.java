/** Runs whole scenarios for real, with services of all manners. Nobody calls it but tests. */
@NullMarked
package dev.firedrill.live;

import org.jspecify.annotations.NullMarked;
