package org.mxshift.route53;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;

class SpellingTest {

  @Test
  void everyOctetComesBackWhereverItStands() {
    Random random = new Random(53);
    for (int round = 0; round < 500; round++) {
      List<String> strings = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        StringBuilder octets = new StringBuilder();
        random.ints(random.nextInt(256), 0, 256).forEach(c -> octets.append((char) c));
        strings.add(octets.toString());
      }
      String written = Spelling.write(new Txt(strings));
      assertThat(written).matches("[ -~]+");
      assertThat(((Txt) Spelling.read(RecordType.TXT, written)).strings()).isEqualTo(strings);
    }
  }

  @Test
  void escapesAreOctal() {
    assertThat(Spelling.write(new Txt(List.of("gr\u00fc\u00df")))).isEqualTo("\"gr\\374\\337\"");
    assertThat(Spelling.name("\\052.example.test.")).isEqualTo("*.example.test.");
  }

  @Test
  void aSemicolonMayBeEscapedAndAWordMayStandAlone() {
    assertThat(((Txt) Spelling.read(RecordType.TXT, "\"v=DMARC1\\; p=none\"  word")).strings())
        .containsExactly("v=DMARC1; p=none", "word");
  }

  @Test
  void anOpenQuoteIsNoValue() {
    assertThatThrownBy(() -> Spelling.read(RecordType.TXT, "\"open"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
