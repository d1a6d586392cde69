package io.lazyimg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** {@code image <- spi <- {store, imageio}}, {@code image <- codec <- imageio} and {@code {image, spi} <- io.lazyimg <-> internal} and {@code io.lazyimg <- html}, and nothing else. */
@AnalyzeClasses(packages = "io.lazyimg", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PLATFORM = {"java..", "javax.crypto..", "org.jspecify..", "org.slf4j.."};

    @ArchTest
    static final ArchRule valuesDependOnNothing = classes()
            .that()
            .resideInAPackage("io.lazyimg.image")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset",
                    "org.jspecify..",
                    "io.lazyimg.image");

    @ArchTest
    static final ArchRule theSpiKnowsOnlyValues = classes()
            .that()
            .resideInAPackage("io.lazyimg.spi")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io",
                    "java.net",
                    "org.jspecify..",
                    "io.lazyimg.image",
                    "io.lazyimg.spi");

    @ArchTest
    static final ArchRule storesKnowOnlyTheSpi = noClasses()
            .that()
            .resideInAnyPackage("io.lazyimg.store", "io.lazyimg.imageio", "io.lazyimg.codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lazyimg", "io.lazyimg.internal");

    @ArchTest
    static final ArchRule thePipelineKnowsNoStoreAndNoEngine = noClasses()
            .that()
            .resideInAPackage("io.lazyimg.internal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lazyimg.store", "io.lazyimg.imageio", "io.lazyimg.codec");

    @ArchTest
    static final ArchRule onlyTheEngineKnowsPixels = noClasses()
            .that()
            .resideOutsideOfPackages("io.lazyimg.imageio", "io.lazyimg.codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..", "com.twelvemonkeys..", "org.imgscalr..");

    @ArchTest
    static final ArchRule nobodyKnowsPages = noClasses()
            .that()
            .resideOutsideOfPackage("io.lazyimg.html")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lazyimg.html");

    @ArchTest
    static final ArchRule nothingElseIsUsed = classes()
            .that()
            .resideOutsideOfPackages("io.lazyimg.imageio", "io.lazyimg.codec")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(PLATFORM, "io.lazyimg.."));

    private static String[] concat(String[] all, String one) {
        String[] more = java.util.Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }
}
