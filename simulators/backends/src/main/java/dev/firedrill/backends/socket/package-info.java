/**
 * Backends behind real sockets: HTTP/1.1 read with limits, decided in order of arrival, and plans written to the wire as
 * they are, with their delays, cuts and stalls. Callers find the server by {@link java.util.ServiceLoader}; this is live
 * code, the only part of the backends that knows real time and threads.
 */
@NullMarked
package dev.firedrill.backends.socket;

import org.jspecify.annotations.NullMarked;
