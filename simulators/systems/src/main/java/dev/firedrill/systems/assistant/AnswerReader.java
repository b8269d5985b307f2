package dev.firedrill.systems.assistant;

/** Read the body of one answer with status 200 as it comes. */
interface AnswerReader {

    /** Take a part; give what of it the user may see at once. */
    String take(byte[] part);

    /** Tell whether what has come is spoilt, so that the rest is of no use. */
    boolean spoilt();

    /** Judge what has come, now that the body ended in good order. */
    Reading end();

    /** Judge what has come, now that nothing more will come. */
    Reading broken(Reason reason);
}
