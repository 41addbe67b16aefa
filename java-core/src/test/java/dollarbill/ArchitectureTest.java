package dollarbill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between packages: each may use those before it in the list, never those after. */
class ArchitectureTest {
    private static final List<String> GROUND_UP = List.of(
            "math",
            "market",
            "performance",
            "pricing",
            "surface",
            "sample",
            "structure",
            "risk",
            "sizing",
            "feature",
            "model",
            "signal",
            "strategy",
            "backtest",
            "record",
            "app");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dollarbill");

    static Stream<Arguments> lowerPackages() {
        return Stream.iterate(0, i -> i < GROUND_UP.size() - 1, i -> i + 1)
                .map(i -> Arguments.of(GROUND_UP.get(i), GROUND_UP.subList(i + 1, GROUND_UP.size())));
    }

    @ParameterizedTest
    @MethodSource("lowerPackages")
    void usesNothingAboveIt(String lower, List<String> upper) {
        String[] forbidden = upper.stream().map(p -> "dollarbill." + p + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dollarbill." + lower + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyModelAndAppKnowTheBridge() {
        noClasses()
                .that()
                .resideInAnyPackage(GROUND_UP.stream()
                        .filter(p -> !p.equals("model") && !p.equals("app"))
                        .map(p -> "dollarbill." + p + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dollarbill.bridge..")
                .check(CLASSES);
    }

    @Test
    void theBridgeKnowsNoMarket() {
        noClasses()
                .that()
                .resideInAPackage("dollarbill.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(GROUND_UP.stream().map(p -> "dollarbill." + p + "..").toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoInterpreter() {
        noClasses()
                .that()
                .resideInAnyPackage(GROUND_UP.stream().map(p -> "dollarbill." + p + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.graalvm..", "dollarbill.bridge.graalpy..")
                .check(CLASSES);
    }

    @Test
    void onlyVectorStagesUseTheIncubatingVectors() {
        noClasses()
                .that()
                .haveNameNotMatching("dollarbill\\.pricing\\.black\\.Vector(Elementary|(Implied)?Stages)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(CLASSES);
    }
}
