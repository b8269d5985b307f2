/**
 * Do to a service what an operator does: write a control, give an order, tell a signal. Each operation says whether it was
 * done or refused, and takes no longer than it may.
 */
@NullMarked
package dev.firedrill.live.operate;

import org.jspecify.annotations.NullMarked;
