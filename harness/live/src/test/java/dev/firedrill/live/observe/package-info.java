/** Tests of what is read of a service, with real files, sockets and databases. */
@NullMarked
package dev.firedrill.live.observe;

import org.jspecify.annotations.NullMarked;
