package dev.firedrill.systems.rewriteupgrade;

/** List what the studio can do for a user. */
enum TaskType {
    CREATE,
    REWRITE_UPGRADE
}
