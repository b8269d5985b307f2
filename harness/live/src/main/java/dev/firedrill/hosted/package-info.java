/**
 * Run a system on the real clock, over sockets and on real stores: the same class that drills run in virtual time. Only
 * the command line and live drills create it.
 *
 * <p>What holds in virtual time holds here, but for four things. A crash loses the request that was served, so that its
 * user does not wait for ever; in virtual time it stays open until the run ends. Who calls a port from a thread of its own
 * is told so, but {@code Component.executor()} may be called from any thread. Pieces of code that are due in the same
 * instant run in the order in which they were scheduled. And a system runs one life: nothing here restarts it.
 */
@NullMarked
package dev.firedrill.hosted;

import org.jspecify.annotations.NullMarked;
