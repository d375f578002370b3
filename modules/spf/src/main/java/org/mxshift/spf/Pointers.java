package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of the sender's address that lead back to it (RFC 7208 sections 5.5 and 7.2), looked up
 * once. What is in them is a stranger's choice, so nothing in here is an error of the record.
 */
final class Pointers {

  private final Asking asking;
  private final IpAddress ip;
  private final int most;
  private Optional<List<String>> validated = Optional.empty();
  private boolean isVoid;

  Pointers(Asking asking, IpAddress ip, int most) {
    this.asking = asking;
    this.ip = ip;
    this.most = most;
  }

  /** For the mechanism {@code ptr}. */
  boolean anyWithin(String domain) throws Stopped {
    List<String> names = validated();
    if (isVoid) {
      asking.countVoid(ip.pointerName(), RecordKind.PTR);
    }
    return names.stream().anyMatch(name -> QueryName.isWithin(name, domain));
  }

  /** For the macro {@code p}: the domain itself, else one below it, else any. */
  String nameFor(String domain) {
    List<String> names = validated();
    return names.stream()
        .filter(name -> QueryName.folded(name).equals(QueryName.folded(domain)))
        .findFirst()
        .or(() -> names.stream().filter(name -> QueryName.isWithin(name, domain)).findFirst())
        .or(() -> names.stream().findFirst())
        .orElse("unknown");
  }

  private List<String> validated() {
    if (validated.isEmpty()) {
      Answer answer = asking.whatever(ip.pointerName(), RecordKind.PTR);
      isVoid = answer.isVoid();
      List<String> names = new ArrayList<>();
      answer.values().stream()
          .limit(most)
          .forEach(value -> QueryName.of(value).ifPresent(names::add));
      names.removeIf(name -> !leadsBack(name));
      validated = Optional.of(names);
    }
    return validated.get();
  }

  private boolean leadsBack(String name) {
    RecordKind kind = ip.six() ? RecordKind.AAAA : RecordKind.A;
    return asking.whatever(name, kind).values().stream()
        .anyMatch(
            value -> {
              try {
                return IpAddress.parse(value).equals(ip);
              } catch (SpfException e) {
                return false;
              }
            });
  }
}
