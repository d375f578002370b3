package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be published, however odd: no check fails over it. */
class OddWorldTest {

  private static final String LONG = "a.".repeat(122) + "example";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "example.com | MX | 0 . / 10 mx1.mail.example.",
        "example.com | MX | 0 .",
        "example.com | MX | 0 MX1.Mail.Example / 65535 mx2.mail.example.",
        "example.com | MX | 10 mx1.mail.example. / 20 mx1.mail.example.",
        "example.com | MX | 10 com.",
        "example.com | MX | 10 _odd.example.com.",
        "example.com | MX | 10 *.example.com.",
        "example.com | MX | 10 LONG.",
        "example.com | TXT | \"\"",
        "example.com | TXT | \"v=spf1\"",
        "example.com | TXT | \"v=spf10 -all\" / \"V=SPF1 -ALL\"",
        "example.com | TXT | \"v=spf1 -all\" / \"v=spf1 +all\"",
        "example.com | TXT | \"v=s\" \"pf1 mx\" \"\" \" -all\"",
        "example.com | TXT | \"v=spf1 a:\\255\\000 -all\"",
        "example.com | TXT | \"v=spf1 exists:%{i}.%{d9r-}.\" \"LONG\" \" include:\" \"LONG\" \" ptr -all\"",
        "example.com | TXT | \"v=spf1 redirect=example.com\"",
        "_dmarc.example.com | TXT | \"v=DMARC10; p=reject\"",
        "_dmarc.example.com | TXT | \"v=DMARC1\" / \"v=DMARC1;;p;=;p=\"",
        "_mta-sts.example.com | TXT | \"v=STSv10; id=1\" / \"v=STSv1\"",
        "_mta-sts.example.com | TXT | \"v=STSv1;;id=;\"",
        "_smtp._tls.example.com | TXT | \"v=TLSRPTv10; rua=\" / \"v=TLSRPTv1;rua=,\"",
        "_25._tcp.mx1.new.example | TLSA | 3 1 1 00 / 255 255 255 ff",
        "_25._tcp.mx1.new.example | TLSA | \\# 2 ffff",
        "4.4.8.8.in-addr.arpa | PTR | . / *.example. / a\\.b.example.",
        "1.1.1.1.in-addr.arpa | PTR | LONG.",
        "example.com | SOA | . . 0 0 0 0 0",
        "example.com | SOA | a. b. 4294967295 4294967295 4294967295 4294967295 4294967295",
        "example.com | CNAME | www.example.net.",
        "mx1.new.example | CNAME | mx1.new.example.",
        "mx1.new.example | A | 0.0.0.0 / 255.255.255.255 / 127.0.0.1",
        "mx1.new.example | AAAA | :: / ::ffff:192.0.2.1 / fe80::1",
      })
  void noCheckFailsOverIt(String owner, String type, String values) {
    String[] each = values.replace("LONG", LONG).split(" / ");
    for (int ttl : List.of(0, Integer.MAX_VALUE)) {
      World world = World.healthy().record(owner, type, ttl, each);
      for (Subject subject : subjects()) {
        for (Result result : world.results(Catalogue.ALL, subject)) {
          assertThat(result.finding().sentence())
              .as("%s over %s %s %s", result.about().id(), owner, type, values)
              .doesNotContain("the check itself failed");
        }
      }
    }
  }

  private static List<Subject> subjects() {
    return Stream.of(
            Subject.of(World.DOMAIN),
            World.plan(),
            World.plan("to: {mx: [10 " + LONG + ".]}"),
            World.plan("to: {mx: [0 .]}"))
        .toList();
  }
}
