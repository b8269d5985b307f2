/**
 * Seeded draws that are pure functions of (seed, stream, key), so that removing one fault or adding one retry never
 * re-rolls anything else. Every source of chance in a simulated run comes from here.
 */
@NullMarked
package dev.firedrill.random;

import org.jspecify.annotations.NullMarked;
