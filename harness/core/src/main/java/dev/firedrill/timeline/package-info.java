/**
 * From a scenario and a seed to what will be done when: arrivals, operator actions and fault windows as timed entries,
 * fixed before the run starts. Worlds execute a timeline and never draw one.
 */
@NullMarked
package dev.firedrill.timeline;

import org.jspecify.annotations.NullMarked;
