/**
 * Edit event logs in ways that a check must not survive, and see it fail. A check that stays green whatever is edited
 * proves nothing; the drill asks here of every check that passed.
 */
@NullMarked
package dev.firedrill.falsify;

import org.jspecify.annotations.NullMarked;
