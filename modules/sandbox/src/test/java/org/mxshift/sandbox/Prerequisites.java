package org.mxshift.sandbox;

import static org.mxshift.sandbox.UpdateCase.APEX;
import static org.mxshift.sandbox.UpdateCase.BACKUP;
import static org.mxshift.sandbox.UpdateCase.OLD;
import static org.mxshift.sandbox.UpdateCase.accepted;
import static org.mxshift.sandbox.UpdateCase.name;
import static org.mxshift.sandbox.UpdateCase.raw;
import static org.mxshift.sandbox.UpdateCase.refused;
import static org.mxshift.sandbox.UpdateCase.soa;

import java.util.Locale;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Every form of prerequisite (RFC 2136 section 2.4), each with a change that it lets through or
 * not.
 */
final class Prerequisites {
  private Prerequisites() {}

  static Stream<UpdateCase> all() {
    return Stream.of(
        accepted(
            "set equals all values",
            u -> {
              u.present(APEX, Type.MX, OLD);
              u.present(APEX, Type.MX, BACKUP);
            }),
        accepted(
            "set equals, in another order and letter case",
            u -> {
              u.present(APEX, Type.MX, BACKUP.toUpperCase(Locale.ROOT));
              u.present(name("EXAMPLE.test"), Type.MX, OLD);
            }),
        refused("set has more values", Rcode.NXRRSET, u -> u.present(APEX, Type.MX, OLD)),
        refused(
            "set has fewer values",
            Rcode.NXRRSET,
            u -> {
              u.present(APEX, Type.MX, OLD);
              u.present(APEX, Type.MX, BACKUP);
              u.present(APEX, Type.MX, "30 third.example.test.");
            }),
        refused(
            "set has another preference",
            Rcode.NXRRSET,
            u -> {
              u.present(APEX, Type.MX, OLD);
              u.present(APEX, Type.MX, "21 backup.old.example.test.");
            }),
        refused(
            "text differs in letter case",
            Rcode.NXRRSET,
            u -> {
              u.present(APEX, Type.TXT, "\"v=spf1 mx ip4:192.0.2.10 -all\"");
              u.present(APEX, Type.TXT, "\"Unrelated\"");
            }),
        refused(
            "set equals nothing", Rcode.NXRRSET, u -> u.present(APEX, Type.SRV, "0 0 25 a.test.")),
        accepted("set exists", u -> u.present(APEX, Type.MX)),
        refused("set does not exist", Rcode.NXRRSET, u -> u.present(APEX, Type.SRV)),
        accepted("set is absent", u -> u.absent(APEX, Type.SRV)),
        refused("set is not absent", Rcode.YXRRSET, u -> u.absent(APEX, Type.MX)),
        accepted("name is in use", u -> u.present(name("web.example.test"))),
        refused("name is not in use", Rcode.NXDOMAIN, u -> u.present(name("no.example.test"))),
        refused(
            "only something below it is", Rcode.NXDOMAIN, u -> u.present(name("old.example.test"))),
        accepted("name is free", u -> u.absent(name("no.example.test"))),
        refused("name is not free", Rcode.YXDOMAIN, u -> u.absent(name("web.example.test"))),
        accepted("current SOA", u -> u.present(APEX, Type.SOA, soa(100))),
        refused("stale SOA", Rcode.NXRRSET, u -> u.present(APEX, Type.SOA, soa(99))),
        refused("outside", Rcode.NOTZONE, u -> u.present(name("example.invalid"), Type.MX)),
        refused("with a TTL", Rcode.FORMERR, u -> raw(u, Section.PREREQ, "MX", DClass.IN, 9, OLD)),
        refused("of class CH", Rcode.FORMERR, u -> raw(u, Section.PREREQ, "MX", DClass.CH, 0, OLD)),
        refused(
            "set exists, with data",
            Rcode.FORMERR,
            u -> raw(u, Section.PREREQ, "MX", DClass.ANY, 0, OLD)),
        refused(
            "set is absent, with data",
            Rcode.FORMERR,
            u -> raw(u, Section.PREREQ, "MX", DClass.NONE, 0, OLD)));
  }
}
