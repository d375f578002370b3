package org.mxshift.checks;

import java.util.List;

/** Every check there is, in the order of their ids. A new one is a line here, and a page. */
public final class Catalogue {

  /** All of them. */
  public static final List<Check> ALL =
      List.of(
          new D01SameMxEverywhere(),
          new D02Delegation(),
          new D03ZoneIsDelegated(),
          new D04NoAlias(),
          new D05WholeHostName(),
          new D06HostsResolve(),
          new D07PublicAddresses(),
          new D08ReverseNames(),
          new D09NullMxAlone(),
          new D10Ttls(),
          new D11HostTtls(),
          new D12NegativeTtl(),
          new D13Preferences(),
          new D14OnlyExpectedHosts(),
          new D15Subdomains(),
          new D16OldHostElsewhere(),
          new D17Dnssec(),
          new D18Diversity(),
          new D19ResolverViews(),
          new D20Writable(),
          new M01MailMovesOver(),
          new M02NobodyComesBack(),
          new P01SpfCost(),
          new P02SpfMeaning(),
          new P03DkimKeys(),
          new P04Dmarc(),
          new P05TransportPolicy(),
          new P06TlsReports(),
          new P07Dane(),
          new P08ClientsFound(),
          new P09IssuersAllowed(),
          new S01HostsAnswer(),
          new S02HostsGreet(),
          new S03KeepsExtensions(),
          new S04HostsOfferTls(),
          new S05CertificatesHold(),
          new S06RecipientsTaken(),
          new S07PostmasterTaken(),
          new S08StrangersRefused(),
          new S09NoOpenRelay(),
          new S10NullSenderTaken(),
          new S11NoGreylist(),
          new S12MessagesArrive(),
          new S13RoutedArrives(),
          new S14LargeTaken(),
          new S15OutboundAligned(),
          new S16NoLoop(),
          new S17OldSideHandsOn(),
          new S18NotListed(),
          new S19Ipv6Answers(),
          new S20SenderMayPass());

  private Catalogue() {}

  /** The page of a check in Markdown: what it sees, why mail is lost, how to mend it. */
  public static String page(About about) {
    return Pages.of(about.id());
  }
}
