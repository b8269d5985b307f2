package dev.firedrill.scenarios;

import dev.firedrill.engine.Drills;

/** Runs every scenario of this project in {@code mvn verify}. */
@Drills
class DrillsIT {}
