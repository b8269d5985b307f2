/**
 * Tests of what is done to a service. Files, processes and sockets are real ones of this machine.
 */
@NullMarked
package dev.firedrill.live.operate;

import org.jspecify.annotations.NullMarked;
