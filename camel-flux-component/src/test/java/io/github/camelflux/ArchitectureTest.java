package io.github.camelflux;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** Packages point inwards only, and what the outside world offers is used in one place each. */
@AnalyzeClasses(packages = "io.github.camelflux", importOptions = OnlyTheComponent.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelflux";

    @ArchTest
    static final ArchRule exceptions_stand_alone = mayUse(ROOT, "nothing of ours");

    @ArchTest
    static final ArchRule image_is_values_only = mayUse(ROOT + ".image..", "nothing of ours");

    @ArchTest
    static final ArchRule provider_uses_image = mayUse(ROOT + ".provider..", "image", ROOT + ".image..");

    @ArchTest
    static final ArchRule providers_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage(ROOT + ".provider")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".provider.*..");

    @ArchTest
    static final ArchRule the_reducer_uses_values_only = mayUse(
            ROOT + ".job.life..",
            "budgets, provider and image",
            ROOT + ".job.budget..",
            ROOT + ".provider",
            ROOT + ".image..");

    @ArchTest
    static final ArchRule budgets_are_values_only = mayUse(ROOT + ".job.budget..", "nothing of ours");

    @ArchTest
    static final ArchRule job_uses_the_provider_spi_and_image =
            mayUse(ROOT + ".job..", "provider SPI and image", ROOT + ".provider", ROOT + ".image..");

    @ArchTest
    static final ArchRule store_implements_ports =
            mayUse(ROOT + ".store..", "job", ROOT + ".job..", ROOT + ".provider", ROOT + ".image..");

    @ArchTest
    static final ArchRule http_implements_ports =
            mayUse(ROOT + ".http..", "job", ROOT + ".job..", ROOT + ".provider", ROOT + ".image..");

    @ArchTest
    static final ArchRule only_component_knows_camel = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".component..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule only_http_uses_the_network = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".http..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.nio.channels..")
                    .and(not(named("java.nio.channels.FileChannel")))
                    .or(named("java.net.Socket", "java.net.HttpURLConnection", "java.net.URLConnection")));

    @ArchTest
    static final ArchRule providers_and_the_reducer_do_no_io = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".provider..", ROOT + ".job.life..", ROOT + ".job.budget..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.concurrent..")
                    .or(named("java.io.File", "java.lang.Thread", "java.net.Socket")));

    @ArchTest
    static final ArchRule nobody_reads_the_wall_clock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule only_the_component_chooses_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".component..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "nanoTime");

    /** Its own package is always allowed, and what is not ours is another rule's business. */
    private static ArchRule mayUse(String from, String words, String... packages) {
        DescribedPredicate<JavaClass> ours = resideInAPackage(ROOT + "..");
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(packages).or(resideInAPackage(from)).or(not(ours));
        return classes().that().resideInAPackage(from).should().onlyDependOnClassesThat(allowed.as(words));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe("named " + String.join(", ", names), type -> java.util.List.of(names)
                .contains(type.getFullName()));
    }
}
