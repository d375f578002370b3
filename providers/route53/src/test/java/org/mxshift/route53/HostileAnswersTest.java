package org.mxshift.route53;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.contract.HostileAnswersContract;
import org.mxshift.spi.ZoneReader;

/** What stands in the place of the API is read as what it is: no answer. */
class HostileAnswersTest implements HostileAnswersContract {

  private static final String LIST =
      """
      <?xml version="1.0"?>
      <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>
      <ListResourceRecordSetsResponse><ResourceRecordSets><ResourceRecordSet>
      <Name>example.test.</Name><Type>MX</Type><TTL>%s</TTL>
      <ResourceRecords><ResourceRecord><Value>%s</Value></ResourceRecord></ResourceRecords>
      </ResourceRecordSet></ResourceRecordSets><IsTruncated>%s</IsTruncated><MaxItems>1</MaxItems>
      </ListResourceRecordSetsResponse>
      """;

  @Override
  public ZoneReader reader(URI endpoint) {
    return Hosted.reader(Hosted.impatient(endpoint), Hosted.zone());
  }

  @Override
  public Optional<String> before(URI request) {
    return request.getPath().endsWith("/hostedzonesbyname")
        ? Optional.of(
            """
            <ListHostedZonesByNameResponse><HostedZones><HostedZone><Id>/hostedzone/Z0123456789</Id>
            <Name>example.test.</Name><CallerReference>x</CallerReference></HostedZone></HostedZones>
            <IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesByNameResponse>
            """)
        : Optional.empty();
  }

  @Override
  public List<String> texts() {
    List<String> texts = new ArrayList<>(HostileAnswersContract.super.texts());
    String plain = LIST.lines().filter(line -> !line.contains("DOCTYPE")).collect(joining());
    texts.add(String.format(Locale.ROOT, LIST, "60", "10 &b;.", "false"));
    texts.add(String.format(Locale.ROOT, plain, "-1", "10 a.", "false"));
    texts.add(String.format(Locale.ROOT, plain, "99999999999", "10 a.", "false"));
    texts.add(String.format(Locale.ROOT, plain, "many", "10 a.", "false"));
    texts.add(String.format(Locale.ROOT, plain, "60", "&#155;", "maybe"));
    return texts;
  }
}
