package org.mxshift.probe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.DnsReply;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A message as the facts that checks judge; what cannot be read is told, never thrown. */
final class DnsReplies {

  private final Message message;

  DnsReplies(Message message) {
    this.message = message;
  }

  DnsReply reply(SetKey key, List<Record> records) {
    Optional<RecordSet> set = Optional.empty();
    Optional<String> unreadable = Optional.empty();
    try {
      set = Optional.of(DnsAnswer.set(key, records));
    } catch (IllegalArgumentException e) {
      unreadable =
          Optional.of(Shown.line(records.stream().map(Record::rdataToString).toList().toString()));
    }
    return new DnsReply(
        Rcode.string(message.getRcode()).toUpperCase(Locale.ROOT),
        message.getHeader().getFlag(Flags.AA),
        message.getHeader().getFlag(Flags.AD),
        set.orElseGet(() -> RecordSet.absent(key)),
        records.stream().map(Record::getTTL).distinct().count() > 1,
        alias(key),
        unreadable,
        negative(),
        signedUntil(key));
  }

  private Optional<Name> alias(SetKey key) {
    if (key.type().mnemonic().equals("CNAME")) {
      return Optional.empty();
    }
    return message.getSection(Section.ANSWER).stream()
        .filter(record -> record instanceof CNAMERecord && DnsAnswer.isOf(record, key.owner()))
        .flatMap(record -> name(((CNAMERecord) record).getTarget().toString()).stream())
        .findFirst();
  }

  private static Optional<Name> name(String text) {
    try {
      return Optional.of(Name.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Ttl> negative() {
    return message.getSection(Section.AUTHORITY).stream()
        .filter(SOARecord.class::isInstance)
        .map(soa -> DnsAnswer.seconds(Math.min(soa.getTTL(), ((SOARecord) soa).getMinimum())))
        .findFirst();
  }

  private Optional<Instant> signedUntil(SetKey key) {
    int number = Type.value(key.type().mnemonic(), true);
    return message.getSection(Section.ANSWER).stream()
        .filter(RRSIGRecord.class::isInstance)
        .map(RRSIGRecord.class::cast)
        .filter(signature -> signature.getTypeCovered() == number)
        .map(RRSIGRecord::getExpire)
        .max(Instant::compareTo);
  }
}
