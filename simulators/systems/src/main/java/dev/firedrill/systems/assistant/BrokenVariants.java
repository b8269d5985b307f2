package dev.firedrill.systems.assistant;

import dev.firedrill.world.ProviderCall.Bound;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.Optional;

/** Break the assistant in ways in which such services break, each by one line. */
final class BrokenVariants {

    private BrokenVariants() {}

    /** Take whatever has come for the answer when the stream ends, however it ends. */
    static final class PresentsTruncatedAsComplete extends Desk {
        PresentsTruncatedAsComplete(Site site) {
            super(site);
        }

        @Override
        AnswerReader reader(boolean stream) {
            return stream ? new TrustingReader() : super.reader(false);
        }

        private static final class TrustingReader extends StreamReader {
            @Override
            public Reading broken(Reason reason) {
                Reading reading = super.broken(reason);
                return reading.text().isEmpty() ? reading : Reading.complete(reading.text());
            }
        }
    }

    /** Bound the time to the head, as many clients' "timeout" does, and wait for the body for ever. */
    static final class HangsOnStall extends Desk {
        HangsOnStall(Site site) {
            super(site);
        }

        @Override
        Bound bound(boolean stream) {
            return Bound.HEAD;
        }
    }

    /** Ask the switch when a request comes in, and forget those that wait for another attempt. */
    static final class RetryOutlivesKill extends Desk {
        RetryOutlivesKill(Site site) {
            super(site);
        }

        @Override
        void killed() {}
    }

    /** Try again for as long as there is time. */
    static final class RetriesWithoutLimit extends Desk {
        RetriesWithoutLimit(Site site) {
            super(site);
        }

        @Override
        RetryPolicy retries(Patience patience) {
            return new RetryPolicy(patience) {
                @Override
                boolean allows(int attempts) {
                    return true;
                }
            };
        }
    }

    /** Wait for as long as the provider asks for, whoever waits in front. */
    static final class ObeysAnyRetryAfter extends Desk {
        ObeysAnyRetryAfter(Site site) {
            super(site);
        }

        @Override
        RetryPolicy retries(Patience patience) {
            return new RetryPolicy(patience) {
                @Override
                boolean bearable(Duration wait, Duration elapsed) {
                    return true;
                }
            };
        }
    }

    /** Take an event without choices for the last one. */
    static final class IgnoresErrorEvent extends Desk {
        IgnoresErrorEvent(Site site) {
            super(site);
        }

        @Override
        AnswerReader reader(boolean stream) {
            return stream ? new DeafReader() : super.reader(false);
        }

        private static final class DeafReader extends StreamReader {
            @Override
            void errorEvent() {
                finished();
            }
        }
    }

    /** Skip an event that cannot be read. */
    static final class DropsMalformedChunk extends Desk {
        DropsMalformedChunk(Site site) {
            super(site);
        }

        @Override
        AnswerReader reader(boolean stream) {
            return stream ? new SkippingReader() : super.reader(false);
        }

        private static final class SkippingReader extends StreamReader {
            @Override
            void malformed() {}
        }
    }

    /** Show what came where it is no JSON, so that the user can tell support what happened. */
    static final class RawErrorToUser extends Desk {
        RawErrorToUser(Site site) {
            super(site);
        }

        @Override
        AnswerReader reader(boolean stream) {
            return stream ? super.reader(true) : new FrankReader();
        }

        private static final class FrankReader extends PlainReader {
            @Override
            Reading unreadable(String text) {
                return text.isBlank() ? super.unreadable(text) : Reading.complete(text);
            }
        }
    }

    /** Take every answer that is well-formed for a good one. */
    static final class ShowsDegradedAnswers extends Desk {
        ShowsDegradedAnswers(Site site) {
            super(site);
        }

        @Override
        Quality quality() {
            return new Quality() {
                @Override
                Optional<Reason> defect(Request request, String answer) {
                    return Optional.empty();
                }
            };
        }
    }
}
