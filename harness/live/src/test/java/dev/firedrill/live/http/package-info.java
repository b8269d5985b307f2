/**
 * Tests of what users see of a service's answers. The services are sockets of this machine.
 */
@NullMarked
package dev.firedrill.live.http;

import org.jspecify.annotations.NullMarked;
