package org.mxshift.manual;

import java.util.stream.Collectors;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Errand;
import org.mxshift.spi.Failure;
import org.mxshift.spi.PanelEdit;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;
import org.mxshift.wire.Records;

/** Compares as every writer does, and asks a person where others replace. Writes nothing. */
final class ManualWriter implements ZoneWriter {
  private final LiveSets sets;
  private final Ttl floor;

  ManualWriter(LiveSets sets, Ttl floor) {
    this.sets = sets;
    this.floor = floor;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    ZoneWriter.check(expected, desired);
    RecordSet wanted = Records.normal(desired.set());
    refuseBelowFloor(wanted);
    RecordSet live = sets.look(wanted.key());
    if (live.equals(wanted)) {
      return new Receipt(wanted.key() + " as its name servers answer");
    }
    if (!live.equals(Records.normal(expected.set()))) {
      throw ProviderException.conflict(expected.set(), live, wanted);
    }
    throw new ProviderException(Failure.ASKED, request(new Errand(sets.zone(), live, wanted)));
  }

  private static String request(Errand errand) {
    return "a person is to change "
        + errand.to().key()
        + " at the DNS host: "
        + errand.edits().stream().map(PanelEdit::sentence).collect(Collectors.joining("; "));
  }

  private void refuseBelowFloor(RecordSet wanted) throws ProviderException {
    if (!wanted.isAbsent() && wanted.ttl().compareTo(floor) < 0) {
      throw ProviderException.refused(
          wanted.key() + " was to have TTL " + wanted.ttl() + ", and 'floor' is " + floor);
    }
  }

  /** A panel does not say whether its servers follow; the witness asks them. */
  @Override
  public boolean inSync(Receipt receipt) {
    return true;
  }
}
