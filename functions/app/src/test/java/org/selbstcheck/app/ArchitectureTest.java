package org.selbstcheck.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// The arrows of the house: core ← instruments ← app.
@AnalyzeClasses(packages = "org.selbstcheck", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] FUNCTIONS = {
    "administration", "housekeeping", "questionnaire", "results", "scoring"
  };

  @ArchTest
  static final ArchRule core_isPureJava =
      classes()
          .that()
          .resideInAPackage("org.selbstcheck.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.selbstcheck.core..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule instruments_knowCoreAndTextFormats =
      classes()
          .that()
          .resideInAnyPackage("org.selbstcheck.instruments..", "org.selbstcheck.contracts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.selbstcheck.instruments..",
              "org.selbstcheck.contracts..",
              "org.selbstcheck.core..",
              "java..",
              "org.jspecify..",
              "com.fasterxml.jackson..",
              "tools.jackson..",
              "com.networknt..",
              "org.snakeyaml..");

  @ArchTest
  static final ArchRule dynamo_isKnownToStoreOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.selbstcheck.app.store..")
          .and()
          .doNotHaveFullyQualifiedName(Wiring.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk.services.dynamodb..");

  @ArchTest
  static final ArchRule s3_isKnownToObjectsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.selbstcheck.app.objects..")
          .and()
          .doNotHaveFullyQualifiedName(Wiring.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk.services.s3..");

  @ArchTest
  static final ArchRule ses_isKnownToMailOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.selbstcheck.app.mail..")
          .and()
          .doNotHaveFullyQualifiedName(Wiring.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk.services.sesv2..");

  @ArchTest
  static final ArchRule sdk_isKnownToNobodyElse =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.selbstcheck.app.mail..",
              "org.selbstcheck.app.objects..",
              "org.selbstcheck.app.store..")
          .and()
          .doNotHaveFullyQualifiedName(Wiring.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static void functions_doNotKnowEachOther(JavaClasses classes) {
    for (String function : FUNCTIONS) {
      String[] others =
          List.of(FUNCTIONS).stream()
              .filter(other -> !other.equals(function))
              .map(other -> "org.selbstcheck.app." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.selbstcheck.app." + function + "..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(others))
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule nothing_buildsOnAFunction =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.selbstcheck.app.store..",
              "org.selbstcheck.app.objects..",
              "org.selbstcheck.app.http..",
              "org.selbstcheck.app.links..",
              "org.selbstcheck.app.jobs..",
              "org.selbstcheck.app.frozen..",
              "org.selbstcheck.app.answers..",
              "org.selbstcheck.app.agreement..",
              "org.selbstcheck.app.comparison..",
              "org.selbstcheck.app.conduct..",
              "org.selbstcheck.app.departments..",
              "org.selbstcheck.app.erasure..",
              "org.selbstcheck.app.mail..",
              "org.selbstcheck.app.submission..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              List.of(FUNCTIONS).stream()
                  .map(function -> "org.selbstcheck.app." + function + "..")
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("org.selbstcheck.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule singletons_areMadeInWiringOnly =
      methods().that().areAnnotatedWith(Singleton.class).should().beDeclaredIn(Wiring.class);

  @ArchTest
  static final ArchRule beans_areNoClassesOfOurs =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Wiring.class.getName())
          .and()
          .haveSimpleNameNotStartingWith("$")
          .should()
          .beMetaAnnotatedWith(jakarta.inject.Scope.class)
          .orShould()
          .beMetaAnnotatedWith(io.micronaut.context.annotation.Bean.class);

  @ArchTest
  static void names_sayWhatSomethingIs(JavaClasses classes) {
    Pattern vague =
        Pattern.compile(
            "(?i).*\\.(utils?|commons?|helpers?|services?|impl|misc|shared)(\\..*)?"
                + "|.*(Utils?|Helper|Service|Impl|Manager)$");
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (vague.matcher(type.getName()).matches()
          || vague.matcher(type.getPackageName()).matches()) {
        found.add(type.getName());
      }
    }
    assertThat(found).isEmpty();
  }

  @ArchTest
  static void packages_areNullMarked(JavaClasses classes) {
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : classes) {
      JavaPackage itsPackage = type.getPackage();
      if (!itsPackage.isAnnotatedWith(NullMarked.class)) {
        missing.add(itsPackage.getName());
      }
    }
    assertThat(missing).as("packages without a package-info that is @NullMarked").isEmpty();
  }
}
