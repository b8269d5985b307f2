package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Provider;

/** Name a worker process and the way to call it. */
record Worker(String name, Provider provider) {}
