/**
 * What a system under test sees and what it offers: its ports, its own interfaces, and the hook through which faults
 * interfere. Systems and providers depend on this package and on nothing deeper.
 */
@NullMarked
package dev.firedrill.world;

import org.jspecify.annotations.NullMarked;
