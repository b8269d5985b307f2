/**
 * What happened in one run: typed events, their order-sensitive hash, and their form as JSON Lines. The worlds
 * write them, checks and reports read them; nobody changes one afterwards.
 */
@NullMarked
package dev.firedrill.events;

import org.jspecify.annotations.NullMarked;
