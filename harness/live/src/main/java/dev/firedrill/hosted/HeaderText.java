package dev.firedrill.hosted;

import java.nio.charset.StandardCharsets;

/** Spell a text so that it may stand in a header of HTTP. */
final class HeaderText {

    private HeaderText() {}

    /** Keep what is printable ASCII, and write the other bytes of its UTF-8 as {@code %XX}. */
    static String of(String text) {
        StringBuilder spelled = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (unit >= ' ' && unit <= '~') {
                spelled.append((char) unit);
            } else {
                spelled.append("%%%02X".formatted(unit));
            }
        }
        return spelled.toString();
    }
}
