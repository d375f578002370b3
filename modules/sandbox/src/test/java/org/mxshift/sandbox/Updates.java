package org.mxshift.sandbox;

import static org.mxshift.sandbox.UpdateCase.APEX;
import static org.mxshift.sandbox.UpdateCase.BACKUP;
import static org.mxshift.sandbox.UpdateCase.BEFORE;
import static org.mxshift.sandbox.UpdateCase.OLD;
import static org.mxshift.sandbox.UpdateCase.addA;
import static org.mxshift.sandbox.UpdateCase.at;
import static org.mxshift.sandbox.UpdateCase.mx;
import static org.mxshift.sandbox.UpdateCase.name;
import static org.mxshift.sandbox.UpdateCase.ns;
import static org.mxshift.sandbox.UpdateCase.raw;
import static org.mxshift.sandbox.UpdateCase.refused;
import static org.mxshift.sandbox.UpdateCase.soa;

import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Every form of update (RFC 2136 sections 2.5 and 3.4), and what must not be done to a zone. */
final class Updates {
  private Updates() {}

  static Stream<UpdateCase> all() {
    return Stream.of(
        mx(
            "replaced by delete and add: one serial",
            Rcode.NOERROR,
            101,
            "300 [5 a.test., 6 b.test.]",
            u -> {
              u.delete(APEX, Type.MX);
              u.add(APEX, Type.MX, 300, "5 a.test.");
              u.add(APEX, Type.MX, 300, "6 b.test.");
            }),
        mx(
            "one more record with another TTL: the whole set has it",
            Rcode.NOERROR,
            101,
            "300 [10 mail.old.example.test., 20 backup.old.example.test., 5 a.test.]",
            u -> u.add(APEX, Type.MX, 300, "5 a.test.")),
        mx(
            "a record that is there with another TTL",
            Rcode.NOERROR,
            101,
            "60 [" + OLD + ", " + BACKUP + "]",
            u -> u.add(APEX, Type.MX, 60, OLD)),
        mx(
            "nothing new: no serial",
            Rcode.NOERROR,
            100,
            BEFORE,
            u -> u.add(APEX, Type.MX, 3600, OLD)),
        mx(
            "deleted and added as it was: no serial",
            Rcode.NOERROR,
            100,
            BEFORE,
            u -> {
              u.delete(APEX, Type.MX);
              u.add(APEX, Type.MX, 3600, BACKUP);
              u.add(APEX, Type.MX, 3600, OLD);
            }),
        mx("an empty update", Rcode.NOERROR, 100, BEFORE, u -> {}),
        mx(
            "one record deleted, spelt otherwise",
            Rcode.NOERROR,
            101,
            "3600 [" + OLD + "]",
            u -> u.delete(APEX, Type.MX, "20 BACKUP.old.example.test.")),
        mx(
            "a record deleted that is not there",
            Rcode.NOERROR,
            100,
            BEFORE,
            u -> u.delete(APEX, Type.MX, "30 x.test.")),
        mx("the set deleted", Rcode.NOERROR, 101, "none", u -> u.delete(APEX, Type.MX)),
        mx("all of the origin deleted", Rcode.NOERROR, 101, "none", u -> u.delete(APEX)),
        at("but not its NS", "example.test", "NS", 101, ns(1, 2), u -> u.delete(APEX)),
        at(
            "NS set of the origin stays",
            "example.test",
            "NS",
            100,
            ns(1, 2),
            u -> u.delete(APEX, Type.NS)),
        at(
            "one NS may go",
            "example.test",
            "NS",
            101,
            ns(2),
            u -> u.delete(APEX, Type.NS, "ns1.example.test.")),
        at(
            "the last NS may not",
            "example.test",
            "NS",
            101,
            ns(2),
            u -> {
              u.delete(APEX, Type.NS, "ns1.example.test.");
              u.delete(APEX, Type.NS, "ns2.example.test.");
            }),
        at(
            "SOA stays",
            "example.test",
            "SOA",
            100,
            "3600 [" + soa(100) + "]",
            u -> u.delete(APEX, Type.SOA)),
        at(
            "SOA record stays",
            "example.test",
            "SOA",
            100,
            "3600 [" + soa(100) + "]",
            u -> u.delete(APEX, Type.SOA, soa(100))),
        at(
            "a newer SOA is taken as it is",
            "example.test",
            "SOA",
            2026112201L,
            "3600 [" + soa(2026112201L) + "]",
            u -> u.add(APEX, Type.SOA, 3600, soa(2026112201L))),
        at(
            "an older SOA is ignored",
            "example.test",
            "SOA",
            100,
            "3600 [" + soa(100) + "]",
            u -> u.add(APEX, Type.SOA, 3600, soa(99))),
        at(
            "nothing beside an alias",
            "away.example.test",
            "A",
            100,
            "none",
            u -> addA(u, "away.example.test")),
        at(
            "no alias beside data",
            "web.example.test",
            "CNAME",
            100,
            "none",
            u -> u.add(name("web.example.test"), Type.CNAME, 60, "x.test.")),
        at(
            "an alias replaces an alias",
            "www.example.test",
            "CNAME",
            101,
            "60 [x.test.]",
            u -> u.add(name("www.example.test"), Type.CNAME, 60, "x.test.")),
        at(
            "a name deleted whole",
            "mail.old.example.test",
            "A",
            101,
            "none",
            u -> u.delete(name("mail.old.example.test"))),
        at(
            "an address as exchange is no concern of DNS",
            "example.test",
            "MX",
            101,
            "60 [10 192.0.2.1.]",
            u -> u.replace(APEX, Type.MX, 60, "10 192.0.2.1.")),
        refused("outside", Rcode.NOTZONE, u -> addA(u, "example.invalid")),
        refused(
            "added with class CH",
            Rcode.FORMERR,
            u -> raw(u, Section.UPDATE, "MX", DClass.CH, 0, OLD)),
        refused(
            "set deleted with data",
            Rcode.FORMERR,
            u -> raw(u, Section.UPDATE, "MX", DClass.ANY, 0, OLD)),
        refused(
            "record deleted with a TTL",
            Rcode.FORMERR,
            u -> raw(u, Section.UPDATE, "MX", DClass.NONE, 1, OLD)),
        refused(
            "record deleted without data",
            Rcode.FORMERR,
            u -> u.addRecord(Record.newRecord(APEX, Type.MX, DClass.NONE, 0), Section.UPDATE)),
        refused(
            "added without data",
            Rcode.FORMERR,
            u -> u.addRecord(Record.newRecord(APEX, Type.MX, DClass.IN, 60), Section.UPDATE)),
        refused(
            "set deleted of type AXFR",
            Rcode.FORMERR,
            u -> u.addRecord(Record.newRecord(APEX, Type.AXFR, DClass.ANY, 0), Section.UPDATE)));
  }
}
