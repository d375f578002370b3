package org.mxshift.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.mxshift.claims.Claims.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ServiceLoader;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What code in this house looks like. */
class HouseRulesTest {

  @Test
  void packagesAreNullMarked() {
    assertThat(House.CLASSES.stream().map(JavaClass::getPackage).distinct())
        .filteredOn(found -> !found.isAnnotatedWith(NullMarked.class))
        .isEmpty();
  }

  @Test
  void typesAreNamedForWhatTheyAre() {
    noClasses()
        .should()
        .haveNameMatching(".*[.$][A-Za-z0-9]*(Manager|Helper|Utils?|Impl|Service)([A-Z$].*)?")
        .because("a name says what a thing is in the field's own words")
        .check(House.CLASSES);
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().check(House.CLASSES);
  }

  @Test
  void staticFieldsDoNotHoldStateInAFinalBox() {
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(nameStartingWith("java.util.concurrent.atomic.").as("atomic boxes"))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(ThreadLocal.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(java.util.AbstractMap.class))
        .orShould()
        .haveRawType(JavaClass.Predicates.assignableTo(java.util.AbstractCollection.class))
        .check(House.CLASSES);
  }

  @Test
  void nothingIsSetFromOutside() {
    methods()
        .that()
        .haveNameMatching("set[A-Z].*")
        .and()
        .haveRawReturnType(void.class)
        .should()
        .notBePublic()
        .because("a value is made whole, and a change makes a new one")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void nothingLooksAtItselfByReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .orShould()
        .callMethodWhere(target(owner(type(Class.class))).and(target(name("forName"))))
        .orShould()
        .callMethodWhere(target(owner(type(ClassLoader.class))).and(target(name("loadClass"))))
        .check(House.CLASSES);
  }

  @Test
  void onlyTheCliLoadsPlugIns() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mxshift.cli")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(House.CLASSES);
  }

  @Test
  void onlyTheCliTalks() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mxshift.cli")
        .should(ACCESS_STANDARD_STREAMS)
        .check(House.CLASSES);
  }
}
