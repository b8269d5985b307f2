package dev.firedrill.backends;

/** List what can be done to what a provider says, before a dialect words it. */
enum Alteration {
    NONE,
    LENGTH_CUT,
    FILTERED,
    UTF8_BAD,
    NULL,
    NO_CHOICES,
    BLANK,
    NO_FIELD
}
