package dollarbill.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dollarbill.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_GRAALPY_KNOWS_GRAALVM = noClasses()
            .that()
            .resideOutsideOfPackage("dollarbill.bridge.graalpy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.graalvm..");

    @ArchTest
    static final ArchRule THE_API_DEPENDS_ON_NO_PART_OF_ITS_IMPLEMENTATION = noClasses()
            .that()
            .resideInAPackage("dollarbill.bridge")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dollarbill.bridge.*..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dollarbill.bridge.(**)")
            .should()
            .beFreeOfCycles();
}
