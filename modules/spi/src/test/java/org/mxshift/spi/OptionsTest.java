package org.mxshift.spi;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;

class OptionsTest {
  private static final String PLANTED = "PlantedSecret";
  private static final Vocabulary WORDS =
      new Vocabulary(
          "there",
          Map.of("zone_id", "its id", "project", "whose it is"),
          Map.of("endpoint", "where to call", "timeout", "for one call", "project", "whose it is"),
          Map.of("key", "a key file", "token", "a ready token"));

  @Test
  void whatNobodyUnderstandsIsRefusedWithAdvice() {
    fails(Failure.REFUSED, () -> options(Map.of("zoneid", "x"), Map.of(), Map.of()))
        .isEqualTo(
            "the zone example.test: there knows no 'zoneid'; did you mean 'zone_id'? (known here:"
                + " project, zone_id)");
    fails(Failure.REFUSED, () -> options(Map.of(), Map.of("user", "x"), Map.of()))
        .isEqualTo("account 'home': there knows no 'user'; known here: endpoint, project, timeout");
    fails(Failure.DENIED, () -> options(Map.of(), Map.of(), Map.of("tokn", PLANTED)))
        .isEqualTo(
            "account 'home': there knows no secret 'tokn'; did you mean 'token'? (known here: key,"
                + " token)");
  }

  @Test
  void thePlanGoesBeforeTheAccount() throws ProviderException {
    Options both = options(Map.of("project", "a"), Map.of("project", "b"), Map.of());
    Options one = options(Map.of(), Map.of("project", "b"), Map.of());
    assertThat(both.text("project")).hasValue("a");
    assertThat(one.text("project")).hasValue("b");
    assertThat(both.text("zone_id")).isEmpty();
  }

  @Test
  void aTextOfAnotherFormIsRefusedWhereItStands() throws ProviderException {
    Pattern form = Pattern.compile("[a-z]+");
    Options planned = options(Map.of("project", "A"), Map.of(), Map.of());
    fails(Failure.REFUSED, () -> planned.text("project", form, "a word of small letters"))
        .isEqualTo("the zone example.test: 'project: A' is not a word of small letters");
    Options given = options(Map.of(), Map.of("project", "A"), Map.of());
    fails(Failure.REFUSED, () -> given.text("project", form, "a word of small letters"))
        .startsWith("account 'home': ");
  }

  @Test
  void whatIsMissingIsAskedForByNameAndPlace() throws ProviderException {
    Options nothing = options(Map.of(), Map.of(), Map.of());
    assertThat(nothing.missing("zone_id"))
        .hasMessage("the zone example.test needs 'zone_id': its id");
    assertThat(nothing.missing("endpoint"))
        .hasMessage("account 'home' needs 'endpoint': where to call");
    assertThat(nothing.missing("key", "token"))
        .hasMessage(
            "account 'home' has no secret 'key'; give a key file, or 'token'; give a ready token,"
                + " by env, file or command");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.example/v1", "http://127.0.0.1:80/", "http://[::1]:80"})
  void anAddressEndsWithASlash(String address) throws ProviderException {
    URI read = options(Map.of(), Map.of("endpoint", address), Map.of()).address("endpoint").get();
    assertThat(read.toString()).isEqualTo(address.replaceFirst("/?$", "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example",
        "http://127.0.0.1.example",
        "http://localhost@api.example",
        "https://me:PlantedSecret@api.example",
        "https://me:Planted Secret@api.example",
        "https://api.example?key=1",
        "ftp://127.0.0.1",
        "127.0.0.1:80",
        "https:///x",
        "a b",
      })
  void secretsGoNowhereInTheClearNorAreTheyRepeated(String address) throws ProviderException {
    Options options = options(Map.of(), Map.of("endpoint", address), Map.of());
    fails(Failure.REFUSED, () -> options.address("endpoint"))
        .contains("account 'home': 'endpoint: ", "is neither an https address nor http on this")
        .doesNotContain("Planted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "6m", "soon", ""})
  void aTimeoutHasItsLimits(String timeout) throws ProviderException {
    Options options = options(Map.of(), Map.of("timeout", timeout), Map.of());
    fails(Failure.REFUSED, () -> options.timeout(Duration.ofSeconds(20)))
        .isEqualTo("account 'home': 'timeout: " + timeout + "' is not a time from 1s to 5m");
    assertThat(options(Map.of(), Map.of(), Map.of()).timeout(Duration.ofSeconds(20)))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "Planted Secret", "Planted\nSecret", "PlantedSecret\u00fc"})
  void aTokenThatNoHeaderCarriesIsDeniedUnseen(String token) throws ProviderException {
    Options options = options(Map.of(), Map.of(), Map.of("token", token));
    fails(Failure.DENIED, () -> options.token("token"))
        .contains("account 'home': the secret 'token'")
        .doesNotContain("Planted");
  }

  @Test
  void theLineEndOfAFileIsNoPartOfAToken() throws ProviderException {
    Options options = options(Map.of(), Map.of(), Map.of("token", PLANTED + "\r\n"));
    assertThat(options.token("token").map(Secret::reveal)).hasValue(PLANTED);
    assertThat(options.secret("token").map(Secret::reveal)).hasValue(PLANTED + "\r\n");
    assertThat(List.of(options.token("key"), options.secret("key"))).allMatch(o -> o.isEmpty());
  }

  private static AbstractStringAssert<?> fails(Failure failure, ThrowingCallable call) {
    ProviderException thrown = catchThrowableOfType(ProviderException.class, call);
    assertThat(thrown).as("a call that should fail").isNotNull();
    assertThat(thrown.failure()).isEqualTo(failure);
    return assertThat(thrown.getMessage()).doesNotContain(PLANTED);
  }

  private static Options options(
      Map<String, String> zone, Map<String, String> settings, Map<String, String> secrets)
      throws ProviderException {
    Map<String, Secret> hidden =
        secrets.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Secret(entry.getValue())));
    return WORDS.read(
        new Account("home", settings, hidden), new Zone(Name.of("example.test"), zone));
  }
}
