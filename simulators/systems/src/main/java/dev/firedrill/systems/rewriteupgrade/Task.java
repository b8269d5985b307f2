package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;

/**
 * Hold a request on its way through the studio.
 *
 * @param startedAt nanoseconds on the monotonic clock
 */
record Task(Request request, Reply reply, TaskType detected, long startedAt) {}
