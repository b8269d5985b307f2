/**
 * Model providers that answer as scripted and misbehave as a scenario says: one fault engine behind several transports.
 * The harness finds the factories by {@link java.util.ServiceLoader}; nobody else needs a type of this
 * package, but a server on WireMock its index of stubs.
 */
@NullMarked
package dev.firedrill.backends;

import org.jspecify.annotations.NullMarked;
