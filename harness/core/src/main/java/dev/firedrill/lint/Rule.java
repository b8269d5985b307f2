package dev.firedrill.lint;

import dev.firedrill.model.Suite;

/** Looks for one sort of mistake. */
@FunctionalInterface
interface Rule {

    void judge(Suite suite, Warnings warnings);
}
