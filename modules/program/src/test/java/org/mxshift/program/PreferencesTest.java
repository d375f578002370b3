package org.mxshift.program;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;

class PreferencesTest {

  private static List<Mx> hosts(String kind, String preferences) {
    List<Integer> numbers =
        Stream.of(preferences.strip().split(" ")).map(Integer::valueOf).toList();
    return IntStream.range(0, numbers.size())
        .mapToObj(i -> new Mx(numbers.get(i), Name.of(kind + (i + 1))))
        .toList();
  }

  @ParameterizedTest(name = "{0} before {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1           | 10          | 10
          1           | 0           | 20
          1           | 1 5 5 10 10 | 11 15 15 20 20
          1           | 10 10       | 10 10
          1           | 65535       | 65535
          1           | 0 65535     | 11 21
          0           | 10          | 10
          0           | 0           | 10
          10 20       | 10          | 30
          10 20       | 0           | 30
          10 20       | 10 10       | 30 30
          1 5 5 10 10 | 10          | 20
          1 5 5 10 10 | 0           | 20
          1 5 5 10 10 | 1 5 5 10 10 | 21 25 25 30 30
          65530       | 1 2         | 65531 65532
          """)
  void behindIs(String front, String back, String moved) {
    List<Mx> all = Preferences.behind(hosts("n", front), hosts("o", back)).orElseThrow();
    assertThat(all).startsWith(hosts("n", front).toArray(Mx[]::new));
    assertThat(all.subList(hosts("n", front).size(), all.size())).isEqualTo(hosts("o", moved));
  }

  @Test
  void behindTheWorstThereIsNoRoom() {
    assertThat(Preferences.behind(hosts("n", "65535"), hosts("o", "0"))).isEmpty();
    assertThat(Preferences.behind(hosts("n", "65534"), hosts("o", "0 1"))).isEmpty();
    assertThat(Preferences.behind(hosts("n", "65534"), hosts("o", "0 0")))
        .hasValueSatisfying(all -> assertThat(all).hasSize(3));
  }

  @Test
  void aHostOfBothStandsInFrontOnly() {
    assertThat(Preferences.behind(hosts("h", "1 2"), hosts("h", "0 0 0")))
        .contains(
            List.of(new Mx(1, Name.of("h1")), new Mx(2, Name.of("h2")), new Mx(20, Name.of("h3"))));
    assertThat(Preferences.behind(List.of(), hosts("o", "7"))).contains(hosts("o", "7"));
    assertThat(Preferences.behind(hosts("n", "7"), List.of())).contains(hosts("n", "7"));
  }

  @Test
  void withoutLeavesTheOthersInOrder() {
    assertThat(Preferences.without(hosts("o", "9 5 7"), Set.of(Name.of("o2"))))
        .containsExactly(new Mx(7, Name.of("o3")), new Mx(9, Name.of("o1")));
  }
}
