package org.mxshift.sandbox;

import java.io.IOException;
import java.util.Arrays;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * One update of the zone in {@link Zones} and what is to come of it. BIND 9.18 answers each case of
 * {@link Prerequisites} and {@link Updates} in the same way.
 *
 * @param owner whose set is looked at afterwards, with its type
 * @param after TTL and values of that set, sorted; the same as before if nothing changes
 */
record UpdateCase(
    String says, Filling filling, int rcode, long serial, String owner, String type, String after) {
  static final Name APEX = name("example.test");
  static final String OLD = "10 mail.old.example.test.";
  static final String BACKUP = "20 backup.old.example.test.";
  static final String BEFORE = "3600 [" + OLD + ", " + BACKUP + "]";

  /** Fills in an update message. */
  interface Filling {
    void into(Update update) throws IOException;
  }

  @Override
  public String toString() {
    return says;
  }

  static UpdateCase mx(String says, int rcode, long serial, String after, Filling filling) {
    return new UpdateCase(says, filling, rcode, serial, "example.test", "MX", after);
  }

  static UpdateCase refused(String says, int rcode, Filling filling) {
    Filling andChange =
        update -> {
          update.add(APEX, Type.MX, 300, "5 mail.new.test.");
          filling.into(update);
        };
    return mx(says, rcode, 100, BEFORE, andChange);
  }

  static UpdateCase accepted(String says, Filling filling) {
    Filling andChange =
        update -> {
          filling.into(update);
          update.replace(APEX, Type.MX, 300, "5 mail.new.test.");
        };
    return mx(says, Rcode.NOERROR, 101, "300 [5 mail.new.test.]", andChange);
  }

  static UpdateCase at(
      String says, String owner, String type, long serial, String after, Filling filling) {
    return new UpdateCase(says, filling, Rcode.NOERROR, serial, owner, type, after);
  }

  static void addA(Update update, String owner) throws IOException {
    update.add(name(owner), Type.A, 60, "127.0.0.99");
  }

  static void raw(Update update, int section, String type, int dclass, long ttl, String value)
      throws IOException {
    Record record = Record.fromString(APEX, Type.value(type), dclass, ttl, value, Name.root);
    update.addRecord(record, section);
  }

  static String soa(long serial) {
    return "ns1.example.test. hostmaster.example.test. " + serial + " 600 60 86400 300";
  }

  static String ns(int... numbers) {
    return "3600 " + Arrays.stream(numbers).mapToObj(n -> "ns" + n + ".example.test.").toList();
  }

  static Name name(String text) {
    return ZoneVersion.name(text);
  }
}
