package org.mxshift.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;

/** Reads {@code verify}, with its defaults. */
final class VerifyReader {

  static final Duration EVERY = Duration.ofMinutes(15);
  static final int GREENS = 3;
  static final Duration SPAN = Duration.ofHours(1);

  private final AddressReader addresses;
  private final Complaints complaints;

  VerifyReader(AddressReader addresses, Complaints complaints) {
    this.addresses = addresses;
    this.complaints = complaints;
  }

  /** A plan without {@code verify} gets all the defaults; whether that is enough, the rules say. */
  Verify read(Optional<Fields> verify, Duration hold) {
    verify.ifPresent(given -> given.only(Keys.VERIFY, Keys.LATER));
    Duration span = hold.compareTo(SPAN) < 0 ? hold : SPAN;
    return new Verify(
        verify.map(addresses::read).orElse(List.of()),
        verify.flatMap(given -> given.text("mailbox", MailAddress::of)),
        verify.flatMap(given -> given.text("sender", MailAddress::of)),
        verify
            .flatMap(given -> given.text("arrival", it -> Scalars.word(Verify.Arrival.class, it)))
            .orElse(Verify.Arrival.NONE),
        verify.flatMap(given -> given.value("every", Scalars::duration)).orElse(EVERY),
        verify.flatMap(given -> given.number("greens")).orElse(GREENS),
        verify.flatMap(given -> given.value("span", Scalars::duration)).orElse(span),
        verify.flatMap(given -> given.object("vouched")).map(this::vouched).orElse(Map.of()),
        verify.map(ReachReader::read).orElse(Reach.NONE));
  }

  private Map<Name, String> vouched(Fields given) {
    Map<Name, String> reasons = new LinkedHashMap<>();
    for (String key : given.keys()) {
      Optional<String> reason = given.text(key);
      try {
        if (reason.isPresent() && reasons.put(Name.of(key), reason.get()) != null) {
          complaints.add(
              given.at(key), "'" + Fields.shown(key) + "' is vouched for twice", "keep one");
        }
      } catch (IllegalArgumentException e) {
        complaints.add(
            given.at(key), "'" + Fields.shown(key) + "' is not a host name", "write it in full");
      }
    }
    return reasons;
  }
}
