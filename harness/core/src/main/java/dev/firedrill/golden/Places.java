package dev.firedrill.golden;

/** Name the files of one golden for people, and say what to do with them. */
record Places(String golden, String pending) {

    /** Say how a pending file becomes the golden. */
    String accept() {
        return "read '%s', and accept it by copying it to '%s'".formatted(pending, golden);
    }

    /** Say how to record anew. */
    String again() {
        return "run with -D%s=%s, %s".formatted(GoldenMode.PROPERTY, GoldenMode.RECORD.word(), accept());
    }
}
