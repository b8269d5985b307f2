/**
 * Run a scenario for real: processes, sockets and the real clock in place of a simulated world's ports. The core finds it as a
 * service; the packages below each reach one part of a service from outside.
 */
@NullMarked
package dev.firedrill.live;

import org.jspecify.annotations.NullMarked;
