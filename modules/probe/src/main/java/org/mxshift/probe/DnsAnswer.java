package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.spi.DnsReply;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A DNS message in the model's terms: the one place that translates. */
final class DnsAnswer {

  private final Message message;

  DnsAnswer(Message message) {
    this.message = message;
  }

  /** Whether the server says that it knows at first hand. */
  boolean hasAuthority() {
    return message.getHeader().getFlag(Flags.AA);
  }

  /** Whether this says what there is, or that there is nothing; else it is a failure. */
  boolean isDefinite() {
    return message.getRcode() == Rcode.NOERROR || isNoSuchName();
  }

  boolean isNoSuchName() {
    return message.getRcode() == Rcode.NXDOMAIN;
  }

  /** The response code in words, such as {@code SERVFAIL}. */
  String rcode() {
    return Rcode.string(message.getRcode());
  }

  /**
   * The set as answered for this very owner, aliases aside; of unequal TTLs the largest.
   *
   * @throws IllegalArgumentException when a value is none that the model knows
   */
  RecordSet set(SetKey key) {
    return set(key, records(Section.ANSWER, key.owner(), key.type()));
  }

  static RecordSet set(SetKey key, List<Record> records) {
    List<Rdata> values = new ArrayList<>();
    long ttl = 0;
    for (Record record : records) {
      values.add(value(record));
      ttl = Math.max(ttl, record.getTTL());
    }
    return new RecordSet(key.owner(), key.type(), seconds(ttl), values);
  }

  /**
   * The MX set at the end of whatever aliases the resolver followed.
   *
   * @throws IllegalArgumentException when a value is none that the model knows
   */
  List<Mx> exchanges() {
    return message.getSection(Section.ANSWER).stream()
        .filter(MXRecord.class::isInstance)
        .map(record -> mx((MXRecord) record))
        .toList();
  }

  /** What tells two answers about MX apart: the records in any order, or that there is no name. */
  Set<String> ways() {
    return isNoSuchName()
        ? Set.of(rcode())
        : message.getSection(Section.ANSWER).stream()
            .filter(MXRecord.class::isInstance)
            .map(record -> record.rdataToString().toLowerCase(Locale.ROOT))
            .collect(toUnmodifiableSet());
  }

  /** Where the owner is an alias for, as written in the answer. */
  Optional<String> alias(Name owner) {
    return records(Section.ANSWER, owner, RecordType.CNAME).stream()
        .map(Record::rdataToString)
        .findFirst();
  }

  /** Every address in the answer. */
  List<InetAddress> addresses() {
    return message.getSection(Section.ANSWER).stream().flatMap(r -> address(r).stream()).toList();
  }

  /** The zone that the owner lies in, by the SOA record that came along. */
  Optional<Name> apex(Name owner) {
    return Stream.of(Section.ANSWER, Section.AUTHORITY)
        .flatMap(section -> message.getSection(section).stream())
        .filter(SOARecord.class::isInstance)
        .flatMap(record -> name(record).stream())
        .filter(owner::within)
        .findFirst();
  }

  /** Everything that was said for this owner. */
  DnsReply reply(SetKey key) {
    return new DnsReplies(message).reply(key, records(Section.ANSWER, key.owner(), key.type()));
  }

  /** What stands at the end of whatever aliases were followed, as if it were the owner's own. */
  DnsReply followed(SetKey key) {
    int number = Type.value(key.type().mnemonic(), true);
    return new DnsReplies(message)
        .reply(
            key,
            message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == number && record.getDClass() == DClass.IN)
                .toList());
  }

  /** Addresses the parent hands along for a name server. */
  List<InetAddress> glue(Name server) {
    return message.getSection(Section.ADDITIONAL).stream()
        .filter(record -> isOf(record, server))
        .flatMap(record -> address(record).stream())
        .toList();
  }

  /** The name servers of the zone, from an answer or a referral. */
  List<Name> servers(Name zone) {
    List<Name> found = new ArrayList<>();
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      for (Record record : records(section, zone, RecordType.NS)) {
        found.add(Name.of(((NSRecord) record).getTarget().toString()));
      }
    }
    return found.stream().distinct().toList();
  }

  /** For how long this may be cached, absence too (RFC 2308 section 5). */
  Ttl longest() {
    List<Record> answer = message.getSection(Section.ANSWER);
    long found = answer.stream().mapToLong(Record::getTTL).max().orElse(0);
    long absent =
        message.getSection(Section.AUTHORITY).stream()
            .filter(SOARecord.class::isInstance)
            .mapToLong(soa -> Math.min(soa.getTTL(), ((SOARecord) soa).getMinimum()))
            .max()
            .orElse(0);
    return seconds(answer.isEmpty() ? absent : found);
  }

  private List<Record> records(int section, Name owner, RecordType type) {
    int number = Type.value(type.mnemonic(), true);
    return message.getSection(section).stream()
        .filter(record -> record.getType() == number && record.getDClass() == DClass.IN)
        .filter(record -> isOf(record, owner))
        .toList();
  }

  /** The owner; empty when it is none that the model knows. */
  private static Optional<Name> name(Record record) {
    try {
      return Optional.of(Name.of(record.getName().toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isOf(Record record, Name owner) {
    return record.getName().toString().equalsIgnoreCase(owner.absolute());
  }

  private static Rdata value(Record record) {
    if (record instanceof MXRecord mx) {
      return mx(mx);
    }
    if (record instanceof TXTRecord txt) {
      List<String> strings = new ArrayList<>();
      for (Object octets : txt.getStringsAsByteArrays()) {
        strings.add(new String((byte[]) octets, ISO_8859_1));
      }
      return new Txt(strings);
    }
    return Rdata.parse(RecordType.of(Type.string(record.getType())), record.rdataToString());
  }

  private static Mx mx(MXRecord record) {
    return new Mx(record.getPriority(), Name.of(record.getTarget().toString()));
  }

  private static Optional<InetAddress> address(Record record) {
    if (record instanceof ARecord four) {
      return Optional.of(four.getAddress());
    }
    return record instanceof AAAARecord six ? Optional.of(six.getAddress()) : Optional.empty();
  }

  /** A TTL with its first bit set is zero (RFC 2181 section 8). */
  static Ttl seconds(long ttl) {
    return new Ttl(ttl > Integer.MAX_VALUE ? 0 : (int) ttl);
  }
}
