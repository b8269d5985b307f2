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
    static final ArchRule onlyOneClassTouchesWireMock = noClasses()
            .that()
            .haveNameNotMatching(".*\\.WireMockStubs(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.tomakehurst..")
            .because("WireMock's extension points change with its next major version");

    @ArchTest
    static final ArchRule nothingDeeperOfTheHarnessIsUsed = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "reside in the harness beyond model, random and world",
                    it -> it.getPackageName().startsWith("dev.firedrill.")
                            && !it.getPackageName().matches("dev\\.firedrill\\.(backends|model|random|world)")));

    @ArchTest
    static final ArchRule chanceAndTimeComeFromTheWorld = noClasses()
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
    static final ArchRule onlyTheFactoriesAreForOthers = classes()
            .that()
            .arePublic()
            .should()
            .implement(Backend.Factory.class)
            .andShould()
            .beAnnotatedWith(API.class);
}
