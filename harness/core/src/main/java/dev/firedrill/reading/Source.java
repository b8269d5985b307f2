package dev.firedrill.reading;

import dev.firedrill.model.Position;

/**
 * The content of one file.
 *
 * @param name the file as errors show it
 * @param sha256 of its bytes, in hexadecimal digits
 */
record Source(String name, String text, String sha256) {

    Position start() {
        return new Position(name, 1, 1);
    }
}
