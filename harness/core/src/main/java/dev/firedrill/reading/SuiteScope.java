package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import dev.firedrill.model.LiveSystem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a scenario has from its suite.
 *
 * @param requirements ids that a check can cover; any where no {@code requirements.json} lists them
 * @param inputs sha-256 of the suite's own files that a run in virtual time hangs on
 * @param simulated whether the system is on the class path
 * @param live how it is started, driven and observed where it runs for real; absent where no {@code system.json} says so
 */
record SuiteScope(
        String system,
        SuiteFile.Defaults defaults,
        Controls controls,
        Names requirements,
        Set<String> ownChecks,
        Map<String, ProviderShelf.Script> providers,
        SortedMap<String, String> inputs,
        boolean simulated,
        Optional<LiveSystem> live) {}
