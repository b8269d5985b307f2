/**
 * What a user declares: scenarios, controls, providers, faults, shapes, actions and expectations, as immutable records
 * with the position they were read from. Read by everybody, built only by {@code reading}.
 */
@NullMarked
package dev.firedrill.model;

import org.jspecify.annotations.NullMarked;
