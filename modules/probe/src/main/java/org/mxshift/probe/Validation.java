package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Validated.Answer;
import org.mxshift.spi.Validated.Security;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Follows chains of trust from the anchors down, with what the resolvers hand along. */
final class Validation {

  private final ProbeSettings settings;
  private final InstantSource clock;

  Validation(ProbeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What became of a look.
   *
   * @param answer empty where nobody could be asked
   * @param trouble why
   */
  record Looked(Optional<Answer> answer, String trouble) {}

  Looked of(SetKey set) {
    DefiniteResolver head = new DefiniteResolver(settings);
    try {
      Message query = Message.newQuery(question(set));
      Message answer = resolver(head).send(query);
      if (head.trouble().isPresent()) {
        return new Looked(Optional.empty(), head.trouble().get());
      }
      Answer found = answer(set, answer);
      return found.security() == Security.BOGUS && !head.handsSignatures()
          ? new Looked(Optional.empty(), "the resolvers hand no signatures along")
          : new Looked(Optional.of(found), "");
    } catch (IOException e) {
      return new Looked(Optional.empty(), head.trouble().orElseGet(() -> Shown.fault(e)));
    }
  }

  private ValidatingResolver resolver(DefiniteResolver head) throws IOException {
    ValidatingResolver resolver =
        new ValidatingResolver(head, Clock.fixed(clock.instant(), ZoneOffset.UTC));
    String anchors = String.join("\n", settings.trust().anchors()) + "\n";
    resolver.loadTrustAnchors(new ByteArrayInputStream(anchors.getBytes(US_ASCII)));
    return resolver;
  }

  private static Record question(SetKey set) throws IOException {
    return Record.newRecord(
        Name.fromString(set.owner().absolute()),
        Type.value(set.type().mnemonic(), true),
        DClass.IN);
  }

  private static Answer answer(SetKey set, Message message) {
    Optional<String> reason = reason(message);
    boolean secure = message.getHeader().getFlag(Flags.AD);
    DnsAnswer answer = new DnsAnswer(message);
    Security unproven = answer.isDefinite() ? Security.INSECURE : Security.BOGUS;
    return new Answer(
        secure ? Security.SECURE : unproven,
        secure || answer.isDefinite() ? "" : reason.map(Shown::line).orElse("without a reason"),
        answer.followed(set));
  }

  /** Where the validator writes why it does not believe. */
  private static Optional<String> reason(Message message) {
    return message.getSection(Section.ADDITIONAL).stream()
        .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
        .filter(TXTRecord.class::isInstance)
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .findFirst();
  }
}
