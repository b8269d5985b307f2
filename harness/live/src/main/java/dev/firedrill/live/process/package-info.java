/**
 * Run the processes of a service, each in a group of its own, and end them with all their children whatever becomes of the
 * harness. It knows commands, output and readiness, and nothing of requests.
 */
@NullMarked
package dev.firedrill.live.process;

import org.jspecify.annotations.NullMarked;
