package dev.firedrill;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apiguardian.api.API;

/** Say who may import whom in core, what is public, and which calls would make a run irreproducible. */
@AnalyzeClasses(packages = "dev.firedrill", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_form_one_flow = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.firedrill..")
            .layer("random")
            .definedBy("dev.firedrill.random")
            .layer("events")
            .definedBy("dev.firedrill.events")
            .layer("model")
            .definedBy("dev.firedrill.model")
            .layer("reading")
            .definedBy("dev.firedrill.reading")
            .layer("world")
            .definedBy("dev.firedrill.world")
            .layer("timeline")
            .definedBy("dev.firedrill.timeline")
            .layer("simulated")
            .definedBy("dev.firedrill.simulated")
            .layer("fault")
            .definedBy("dev.firedrill.fault")
            .layer("check")
            .definedBy("dev.firedrill.check")
            .layer("pattern")
            .definedBy("dev.firedrill.pattern")
            .layer("falsify")
            .definedBy("dev.firedrill.falsify")
            .layer("lint")
            .definedBy("dev.firedrill.lint")
            .layer("golden")
            .definedBy("dev.firedrill.golden")
            .layer("result")
            .definedBy("dev.firedrill.result")
            .layer("drill")
            .definedBy("dev.firedrill.drill")
            .whereLayer("random")
            .mayNotAccessAnyLayer()
            .whereLayer("events")
            .mayOnlyAccessLayers("random")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("reading")
            .mayOnlyAccessLayers("model")
            .whereLayer("world")
            .mayOnlyAccessLayers("model", "events", "random")
            .whereLayer("timeline")
            .mayOnlyAccessLayers("model", "random", "world")
            .whereLayer("simulated")
            .mayOnlyAccessLayers("model", "world", "events", "random", "timeline", "pattern")
            .whereLayer("fault")
            .mayOnlyAccessLayers("model", "random", "world")
            .whereLayer("pattern")
            .mayOnlyAccessLayers("model", "events")
            .whereLayer("lint")
            .mayOnlyAccessLayers("model")
            .whereLayer("check")
            .mayOnlyAccessLayers("model", "events", "pattern")
            .whereLayer("falsify")
            .mayOnlyAccessLayers("model", "events", "check", "pattern")
            .whereLayer("golden")
            .mayOnlyAccessLayers("model", "events", "check")
            .whereLayer("result")
            .mayOnlyAccessLayers("model", "check", "reading")
            .because("a reader sees the flow scenario, timeline, event log, findings, results, and finds no way back");

    @ArchTest
    static final ArchRule public_types_are_promises = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .should()
            .beAnnotatedWith(API.class)
            .because("a public type is a promise, and a promise says since when and how firm it is");

    @ArchTest
    static final ArchRule json_unit_stays_in_golden = noClasses()
            .that(not(resideInAPackage("dev.firedrill.golden")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.javacrumbs..");

    @ArchTest
    static final ArchRule nothing_reads_a_real_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because(
                    "a seed must replay to the same log on every machine; real time may be measured, never acted upon");

    @ArchTest
    static final ArchRule only_the_sweep_measures_real_time = noClasses()
            .that(not(HasName.Predicates.name("dev.firedrill.drill.Sweep")))
            .should()
            .callMethod(System.class, "nanoTime")
            .because("how long a sweep took is told to people and judged by nobody");

    @ArchTest
    static final ArchRule only_the_kernel_sleeps = noClasses()
            .that(not(HasName.Predicates.name("dev.firedrill.simulated.Kernel")))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("virtual time waits for nobody; the kernel's pause exists to find systems that read a real clock");

    @ArchTest
    static final ArchRule chance_comes_from_seeds = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .because("every draw is a pure function of seed, stream and key");

    @ArchTest
    static final ArchRule arithmetic_is_strict = noClasses()
            .should()
            .callMethod(Math.class, "log", double.class)
            .orShould()
            .callMethod(Math.class, "exp", double.class)
            .orShould()
            .callMethod(Math.class, "pow", double.class, double.class)
            .orShould()
            .callMethod(Math.class, "sin", double.class)
            .orShould()
            .callMethod(Math.class, "cos", double.class)
            .orShould()
            .callMethod(Double.class, "toString", double.class)
            .because("these differ between machines and JDKs in the last digit");
}
