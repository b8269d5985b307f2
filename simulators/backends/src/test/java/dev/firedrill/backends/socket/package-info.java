/**
 * Tests of the socket transport, over loopback with a client that reads and writes bytes, so that what is proven is what
 * is on the wire. Called by the build only.
 */
@NullMarked
package dev.firedrill.backends.socket;

import org.jspecify.annotations.NullMarked;
