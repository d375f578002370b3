package org.mxshift.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/** What an API tells of a set. */
class HeldTest {
  private static final SetKey MX = new SetKey(Name.of("example.test"), RecordType.MX);

  @Test
  void anEmptyListOfValuesIsNoSetWhateverStandsBesideIt() throws Exception {
    assertThat(held("{'ttl':60,'records':[]}")).isEqualTo(Held.absent(MX));
    assertThat(held("{'ttl':60,'records':['10 a.test.']}").set().values()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'ttl':60}", "{'ttl':60,'records':{}}", "{'ttl':60,'records':null}"})
  void noListOfValuesIsRefused(String set) {
    assertThatThrownBy(() -> held(set))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("is told without its values");
  }

  private static Held held(String text) throws IOException, ProviderException {
    JsonNode set = JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    return Held.of(MX, set.path("ttl"), set.path("records"), value -> value, "a comment");
  }
}
