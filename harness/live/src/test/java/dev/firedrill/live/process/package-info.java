/** Tests of the processes of a service, on real processes. */
@NullMarked
package dev.firedrill.live.process;

import org.jspecify.annotations.NullMarked;
