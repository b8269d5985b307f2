package dev.firedrill.reports;

/** Draw one aspect of a run over time. */
interface Lane {

    /** Give the name to the left of it. */
    String title();

    /** Say what the name alone does not, below it; "" for nothing. */
    default String subtitle() {
        return "";
    }

    int height();

    void draw(Canvas canvas);

    /** Explain what it draws; "" where it speaks for itself. */
    default String key() {
        return "";
    }

    /** State what is not drawn; "" for nothing. */
    default String omission() {
        return "";
    }
}
