package dev.firedrill.gate;

import org.apiguardian.api.API;

/** Shorten what is too long for a line: digests and commits to what a reader compares, texts with the cut shown. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Brief {

    private static final int DIGITS = 12;
    private static final int NAME = 60;
    private static final String SHA256 = "sha256:";

    private Brief() {}

    /** Give the first digits of a commit or a digest. */
    public static String id(String id) {
        return id.length() <= DIGITS ? id : id.substring(0, DIGITS);
    }

    /** Shorten what names a build, as {@code app@sha256:69b3db0693e8…}. */
    public static String build(String build) {
        int digest = build.indexOf(SHA256);
        return digest < 0 || digest > NAME ? text(build, NAME) : text(build, digest + SHA256.length() + DIGITS);
    }

    /** Cut a text to so many characters, and show that it was. */
    public static String text(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
