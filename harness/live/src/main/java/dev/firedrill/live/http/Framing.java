package dev.firedrill.live.http;

import java.util.List;

/** Cut a text that comes in parts into the frames of a stream. */
interface Framing {

    /** Take a part, and give the frames that it completes. */
    List<Frame> add(String part);

    /** Give what is whole only because no more comes. */
    List<Frame> end();
}
