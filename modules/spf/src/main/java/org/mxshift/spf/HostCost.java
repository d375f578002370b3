package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;

/** What terms cost that ask for addresses, and whose addresses those are. */
final class HostCost {

  private final LookUp dns;
  private final List<IpAddress> addresses = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean certain = true;

  HostCost(LookUp dns) {
    this.dns = dns;
  }

  CostLine a(CostLine line, String name) {
    Voids voids = host(name);
    return line.with(voids).with(0, addresses).noting(notes, certain);
  }

  CostLine mx(CostLine line, String name) {
    Answer answer = look(name, RecordKind.MX);
    Voids voids = answer.isVoid() ? Voids.BOTH : Voids.NONE;
    if (answer.isVoid()) {
      notes.add(name + " has no MX records");
    }
    for (String host : answer.values()) {
      voids = voids.plus(QueryName.of(host).map(this::host).orElse(Voids.NONE));
    }
    return line.with(voids).with(answer.values().size(), addresses).noting(notes, certain);
  }

  /** Asked for IPv4 addresses, whatever the family of the sender. */
  CostLine exists(CostLine line, String name) {
    boolean isVoid = look(name, RecordKind.A).isVoid();
    if (isVoid) {
      notes.add(name + " does not exist");
    }
    return line.with(isVoid ? Voids.BOTH : Voids.NONE).noting(notes, certain);
  }

  private Voids host(String name) {
    Answer four = look(name, RecordKind.A);
    Answer six = look(name, RecordKind.AAAA);
    if (four.isVoid() && six.isVoid()) {
      notes.add(name + " has no addresses");
    }
    add(four);
    add(six);
    return new Voids(four.isVoid() ? 1 : 0, six.isVoid() ? 1 : 0);
  }

  private void add(Answer answer) {
    for (String value : answer.values()) {
      try {
        addresses.add(IpAddress.parse(value));
      } catch (SpfException e) {
        notes.add(String.valueOf(e.getMessage()));
        certain = false;
      }
    }
  }

  private Answer look(String name, RecordKind kind) {
    Answer answer = dns.look(name, kind);
    if (answer instanceof Answer.Failed failed) {
      notes.add(name + " " + kind + " could not be looked up: " + failed.why());
      certain = false;
    }
    return answer;
  }
}
