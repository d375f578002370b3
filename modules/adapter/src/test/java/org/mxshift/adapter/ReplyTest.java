package org.mxshift.adapter;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.spi.Secret;

/** What is quoted of an answer. */
class ReplyTest {
  private static final String SECRET = "Planted\\Secret\"1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'error':{'message':'no'}}                    | HTTP 400, no",
        "{'error':'invalid','error_description':'why'} | HTTP 400, why",
        "{'error':'why'}                               | HTTP 400, why",
        "{'detail':'why'}                              | HTTP 400, why",
        "{'records':['no']}                            | HTTP 400, {\"records\":[\"no\"]}",
        "{'detail':'a\\u001bb'}                        | HTTP 400, a?b",
        "7                                             | HTTP 400",
      })
  void theWordsThatExplainAreFound(String body, String said) throws IOException {
    assertThat(reply(body.replace('\'', '"')).words()).isEqualTo("answered " + said);
  }

  /** A signed wish for a token is as good as one, and long enough to be cut in two. */
  @Test
  void aSecretThatIsRepeatedIsHiddenBeforeItIsCut() throws IOException {
    String repeated = JsonMapper.builder().build().writeValueAsString("y".repeat(290) + SECRET);
    for (String body : new String[] {"{\"detail\":%s}", "{\"other\":%s}", "[%s]"}) {
      String words = reply(body.replace("%s", repeated)).words();
      assertThat(words).startsWith("answered HTTP 400, ").doesNotContain("Planted");
    }
  }

  private static Reply reply(String body) throws IOException {
    return new Reply(
        400, JsonMapper.builder().build().readTree(body), Optional.empty(), new Secret(SECRET));
  }
}
