package dev.firedrill.backends;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.firedrill.world.Backend;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apiguardian.api.API;

@AnalyzeClasses(packages = "dev.firedrill.backends", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTwoClassesTouchWireMock = noClasses()
            .that()
            .resideInAPackage("dev.firedrill.backends")
            .and()
            .haveNameNotMatching(".*\\.(WireMockStubs|IndexedStores)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.tomakehurst..")
            .because("WireMock's extension points change with its next major version");

    @ArchTest
    static final ArchRule nothingDeeperOfTheHarnessIsUsed = noClasses()
            .that()
            .resideInAPackage("dev.firedrill.backends")
            .should()
            .dependOnClassesThat(describe(
                    "reside in the harness beyond model, random and world",
                    it -> it.getPackageName().startsWith("dev.firedrill.")
                            && !it.getPackageName().matches("dev\\.firedrill\\.(backends|model|random|world)")));

    @ArchTest
    static final ArchRule chanceAndTimeComeFromTheWorld = noClasses()
            .that()
            .resideInAPackage("dev.firedrill.backends")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class, Clock.class)
            .because("the same seed must give the same plans");

    @ArchTest
    static final ArchRule onlyTheFactoriesAndTheIndexAreForOthers = classes()
            .that()
            .resideInAPackage("dev.firedrill.backends")
            .and()
            .arePublic()
            .should()
            .implement(Backend.Factory.class)
            .orShould()
            .beAssignableTo(IndexedStores.class)
            .andShould()
            .beAnnotatedWith(API.class);
}
