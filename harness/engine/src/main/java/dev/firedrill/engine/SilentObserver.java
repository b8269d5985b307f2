package dev.firedrill.engine;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;

/** Hears and says nothing. */
enum SilentObserver implements Observer {
    INSTANCE;

    @Override
    public void advanced(String scenario, int done, int total) {}

    @Override
    public void judged(Entry entry) {}

    @Override
    public void skipped(String scenario, Mode mode, String why) {}

    @Override
    public void broke(String scenario, Throwable failure) {}
}
