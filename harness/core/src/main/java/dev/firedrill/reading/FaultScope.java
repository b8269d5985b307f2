package dev.firedrill.reading;

import java.time.Duration;
import java.util.Optional;

/**
 * What a fault is bound within.
 *
 * @param struck the answers it can spoil
 * @param id binds an id that must not have occurred
 * @param faultsEnd when every fault ends that does not say otherwise
 * @param use how a scenario uses the profile the fault stands in; absent for a fault of the scenario's own
 */
record FaultScope(
        Vocabulary vocabulary,
        Struck struck,
        Binder<String> id,
        Optional<Duration> faultsEnd,
        Optional<ProfileUse> use) {

    /** Give how much later than written a fault begins and ends that counts from t0. */
    Duration shift() {
        return use.map(ProfileUse::from).orElse(Duration.ZERO);
    }
}
