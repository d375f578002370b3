package org.mxshift.googledns;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.adapter.ExactWriter;
import org.mxshift.adapter.Held;
import org.mxshift.adapter.LiveSets;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;

/** Replaces a set by one change, which Google compares. */
record GoogleDnsWriter(GoogleZone zone) implements ExactWriter<Held> {
  private static final Pattern CHANGE = Pattern.compile("change ([a-z0-9-]+/changes/[\\w-]+)");

  @Override
  public RecordSet set(Held held) {
    return held.set();
  }

  @Override
  public Held look(SetKey key) throws ProviderException {
    return new LiveSets(zone).look(key);
  }

  @Override
  public Optional<Held> seen(Snapshot snapshot) throws ProviderException {
    new LiveSets(zone).checkOwner(snapshot.set().key());
    zone.remember(Held.zone(snapshot));
    return Held.in(snapshot);
  }

  @Override
  public Receipt replace(Held live, Desired desired, String marker) throws ProviderException {
    return new Receipt("change " + zone.change(live, live.next(desired.set())));
  }

  @Override
  public boolean inSync(Receipt receipt) throws ProviderException {
    Matcher change = CHANGE.matcher(receipt.text());
    return !change.matches() || zone.isDone(change.group(1));
  }
}
