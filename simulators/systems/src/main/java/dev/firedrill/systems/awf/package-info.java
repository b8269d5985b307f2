/**
 * The AWF turn pipeline of a story game: it asks a model for the next turn, validates the answer strictly and shapes it
 * for the player. Only the harness creates it, through its service interface.
 */
@NullMarked
package dev.firedrill.systems.awf;

import org.jspecify.annotations.NullMarked;
