package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Say what every flag store does alike, be it simulated, in memory or in SQLite. */
abstract class FlagSourceContract {

    /**
     * Do line by line what a script says on an empty store, and tell what came of it: of {@code read NAME} the value,
     * {@code -} for none; of {@code write NAME VALUE} {@code written}; of either the word of the failure.
     * {@code outside NAME VALUE} writes past the system. {@code locked} and {@code corrupt} spoil the store, {@code healed}
     * ends that.
     */
    abstract List<String> told(List<String> script);

    /** Do one line that the system does itself. */
    static String tell(FlagSource flags, String line) {
        String[] words = line.split(" ", -1);
        try {
            if (words[0].equals("read")) {
                return flags.read(words[1]).orElse("-");
            }
            flags.write(words[1], words[2], "auto:contract");
            return "written";
        } catch (StoreException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    static boolean isOwn(String line) {
        return line.startsWith("read ") || line.startsWith("write ");
    }

    private void expect(List<String> script, String... answers) {
        assertThat(told(script)).containsExactly(answers);
    }

    @Test
    void hasNothingBeforeItIsWritten() {
        expect(List.of("read DISABLE_NEW"), "-");
    }

    @Test
    void showsTheNewestValueOfEachFlag() {
        expect(
                List.of(
                        "write DISABLE_NEW 1",
                        "write NEW_CRITIC on",
                        "read DISABLE_NEW",
                        "write DISABLE_NEW 0",
                        "read DISABLE_NEW",
                        "read NEW_CRITIC"),
                "written",
                "written",
                "1",
                "written",
                "0",
                "on");
    }

    @Test
    void keepsAValueToTheLetter() {
        expect(
                List.of(
                        "write NEW_CRITIC ",
                        "read NEW_CRITIC",
                        "write NEW_CRITIC ÖFF'",
                        "read NEW_CRITIC",
                        "read new_critic"),
                "written",
                "",
                "written",
                "ÖFF'",
                "-");
    }

    @Test
    void showsWhatSomebodyElseWrote() {
        expect(
                List.of(
                        "write DISABLE_NEW 0",
                        "outside DISABLE_NEW 1",
                        "read DISABLE_NEW",
                        "write DISABLE_NEW 0",
                        "read DISABLE_NEW"),
                "written",
                "1",
                "written",
                "0");
    }

    /** Be one that can fail as well. */
    abstract static class Failing extends FlagSourceContract {

        @Test
        void failsWhileItIsLockedAndChangesNothing() {
            expectFailing("locked");
        }

        @Test
        void failsWhileItIsCorruptAndChangesNothing() {
            expectFailing("corrupt");
        }

        private void expectFailing(String how) {
            assertThat(told(List.of(
                            "write DISABLE_NEW 1",
                            how,
                            "read DISABLE_NEW",
                            "write DISABLE_NEW 0",
                            "healed",
                            "read DISABLE_NEW",
                            "write DISABLE_NEW 0",
                            "read DISABLE_NEW")))
                    .containsExactly("written", how, how, "1", "written", "0");
        }
    }
}
