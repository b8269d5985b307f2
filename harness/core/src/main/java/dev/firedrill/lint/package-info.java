/**
 * Find what is well-formed and yet cannot work in controls and scenarios, such as a trigger that nothing can reach. A pure
 * function over what was read; every load asks it, and its warnings stand in the results.
 */
@NullMarked
package dev.firedrill.lint;

import org.jspecify.annotations.NullMarked;
