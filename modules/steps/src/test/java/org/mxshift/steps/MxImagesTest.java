package org.mxshift.steps;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;

/** The preferences of every stage, as tables: new hosts are n1, n2, ..., old ones o1, o2, .... */
class MxImagesTest {

  private static List<Mx> hosts(String kind, String preferences) {
    List<Mx> records = new ArrayList<>();
    for (String preference : preferences.strip().split(" +")) {
      Name host = Name.of(kind + (records.size() + 1) + ".example.net");
      records.add(new Mx(Integer.parseInt(preference), host));
    }
    return records;
  }

  private static String numbers(List<Mx> records, String kind) {
    return records.stream()
        .filter(mx -> mx.exchange().text().startsWith(kind))
        .sorted()
        .map(mx -> String.valueOf(mx.preference()))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # new         | old           | new after     | old after
          1             | 10            | 1             | 10
          1             | 0             | 1             | 20
          1             | 1 5 5 10 10   | 1             | 11 15 15 20 20
          1             | 10 10         | 1             | 10 10
          1             | 65535         | 1             | 65535
          1             | 0 65535       | 1             | 11 21
          0             | 10            | 0             | 10
          0             | 0             | 0             | 10
          10 20         | 10            | 10 20         | 30
          10 20         | 0             | 10 20         | 30
          10 20         | 10 10         | 10 20         | 30 30
          1 5 5 10 10   | 10            | 1 5 5 10 10   | 20
          1 5 5 10 10   | 0             | 1 5 5 10 10   | 20
          1 5 5 10 10   | 1 5 5 10 10   | 1 5 5 10 10   | 21 25 25 30 30
          65530         | 0 1 2         | 65530         | 65531 65532 65533
          65535         | 0             | 10            | 20
          65535         | 65535         | 10            | 65535
          5 65535 65535 | 0 7           | 10 20 20      | 30 37
          """)
  void theSwapPutsTheOldHostsBehindAllNewOnes(
      String next, String old, String nextAfter, String oldAfter) {
    MxImages images =
        MxImages.preferred(new Hosts(hosts("o", old), hosts("n", next), false), host -> 1)
            .orElseThrow();
    assertThat(numbers(images.swapped(), "n")).isEqualTo(nextAfter);
    assertThat(numbers(images.swapped(), "o")).isEqualTo(oldAfter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # new         | addresses | old          | published | old after      | fallback
          1             | 1         | 10           | 1         | 10             | true
          1 5 5 10 10   | 1         | 10           | 1 5 5 10  | 20             | true
          1 5 5 10 10   | 2         | 10           | 1 5       | 10             | true
          1 5 5 10 10   | 3         | 10           | 1         | 10             | true
          1 5 5 10 10   | 4         | 10           | 1         | 10             | true
          1 5 5 10 10   | 5         | 10           | 1         | 10             | false
          1 1 1 1 1 1   | 1         | 0            | 1 1 1 1   | 20             | true
          10 20         | 4         | 10 20 20     | 10        | 20 30 30       | true
          """)
  void theIntroductionLeavesAnOldAddressAmongTheFirstFive(
      String next, int addresses, String old, String published, String oldAfter, boolean fallback) {
    MxImages images =
        MxImages.preferred(new Hosts(hosts("o", old), hosts("n", next), false), host -> addresses)
            .orElseThrow();
    assertThat(numbers(images.published(), "n")).isEqualTo(published);
    assertThat(numbers(images.introduced(), "n")).isEqualTo(published);
    assertThat(numbers(images.introduced(), "o")).isEqualTo(oldAfter);
    assertThat(images.fallback(host -> addresses)).isEqualTo(fallback);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # new         | old         | new behind     | old after
          1             | 10          | 20             | 10
          1 5 5 10 10   | 10 20       | 30 40 40 50 50 | 10 20
          0             | 65535       | 20             | 10
          1 2           | 0 0 65520   | 30 40          | 10 10 20
          1             | 65525       | 65535          | 65525
          """)
  void standbyStandsBehindTheOldHosts(String next, String old, String behind, String oldAfter) {
    MxImages images =
        MxImages.standby(new Hosts(hosts("o", old), hosts("n", next), false)).orElseThrow();
    assertThat(numbers(images.introduced(), "n")).isEqualTo(behind);
    assertThat(numbers(images.introduced(), "o")).isEqualTo(oldAfter);
    assertThat(numbers(images.swapped(), "n")).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # old            | next            | introduced           | swapped
          10 a,20 k        | 1 n,5 k         | 1 n,10 a,20 k        | 1 n,5 k,10 a
          0 k,10 a         | 0 k,10 n        | 0 k,10 n,20 a        | 0 k,10 n,20 a
          10 a,20 k        | 15 n,1 k        | 15 n,20 k,30 a       | 1 k,15 n,30 a
          10 a,20 b        | 20 a,10 b       | 10 a,20 b            | 10 b,20 a
          10 a,20 b        | 10 b            | 10 a,20 b            | 10 b,20 a
          10 a             | 10 a,20 n       | 10 a,20 n            | 10 a,20 n
          """)
  void keptHostsTakeTheirNewNumberWithTheSwap(
      String old, String next, String introduced, String swapped) {
    MxImages images =
        MxImages.preferred(new Hosts(named(old), named(next), false), host -> 1).orElseThrow();
    assertThat(Map.of("introduced", images.introduced(), "swapped", images.swapped()))
        .containsEntry("introduced", named(introduced))
        .containsEntry("swapped", named(swapped));
  }

  private static List<Mx> named(String records) {
    return Stream.of(records.split(",")).map(Mx::parse).sorted().toList();
  }
}
