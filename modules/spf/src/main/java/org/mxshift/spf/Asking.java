package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;

/** The look-ups of one check, counted (RFC 7208 section 4.6.4). */
final class Asking {

  private final LookUp dns;
  private final Limits limits;
  private int lookUps;
  private int voids;

  Asking(LookUp dns, Limits limits) {
    this.dns = dns;
    this.limits = limits;
  }

  int lookUps() {
    return lookUps;
  }

  int voids() {
    return voids;
  }

  /** To be said before a term asks DNS. */
  void term(SpfTerm term, String domain) throws Stopped {
    if (++lookUps > limits.lookUps()) {
      throw Stopped.permanently(
          "'"
              + term
              + "' of "
              + domain
              + " would be look-up "
              + lookUps
              + ", and "
              + limits.lookUps()
              + " are allowed");
    }
  }

  /** The policy texts of a domain; void or not does not count, as it ends the check anyway. */
  Answer texts(String domain) throws Stopped {
    return sure(domain, RecordKind.TXT, dns.look(domain, RecordKind.TXT));
  }

  /** Whatever may be published there; a failure is an answer like others. */
  Answer whatever(String name, RecordKind kind) {
    return dns.look(name, kind);
  }

  /** The values for a term; nothing at all counts as void. */
  List<String> values(String name, RecordKind kind) throws Stopped {
    Answer answer = sure(name, kind, dns.look(name, kind));
    if (answer.isVoid()) {
      countVoid(name, kind);
    }
    return answer.values();
  }

  void countVoid(String name, RecordKind kind) throws Stopped {
    if (++voids > limits.voids()) {
      throw Stopped.permanently(
          "look-up "
              + voids
              + " that finds nothing ("
              + name
              + " "
              + kind
              + "), and "
              + limits.voids()
              + " are allowed");
    }
  }

  /** The addresses of a name, of the same kind as that one. */
  List<IpAddress> addresses(String name, IpAddress like) throws Stopped {
    RecordKind kind = like.six() ? RecordKind.AAAA : RecordKind.A;
    return parsed(values(name, kind), name);
  }

  private static List<IpAddress> parsed(List<String> values, String name) throws Stopped {
    List<IpAddress> addresses = new ArrayList<>();
    for (String value : values) {
      try {
        addresses.add(IpAddress.parse(value));
      } catch (SpfException e) {
        throw Stopped.forNow("the address of " + name + " cannot be read: " + e.getMessage());
      }
    }
    return addresses;
  }

  /** The hosts of an mx. More than may be looked at is an error whichever come first. */
  List<String> exchanges(String name) throws Stopped {
    List<String> hosts = values(name, RecordKind.MX);
    if (hosts.size() > limits.mxNames()) {
      throw Stopped.permanently(
          name
              + " has "
              + hosts.size()
              + " mail hosts, and "
              + limits.mxNames()
              + " are allowed in an SPF record");
    }
    return hosts;
  }

  private static Answer sure(String name, RecordKind kind, Answer answer) throws Stopped {
    if (answer instanceof Answer.Failed failed) {
      throw Stopped.forNow(name + " " + kind + ": " + failed.why());
    }
    return answer;
  }
}
