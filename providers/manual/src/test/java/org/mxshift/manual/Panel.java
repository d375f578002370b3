package org.mxshift.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.spi.PanelEdit;
import org.mxshift.spi.PanelRecord;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;

/**
 * The web panel of a DNS host, and a person who types there what is asked: field by field, one
 * record after the other, and every record is public as soon as it is saved.
 */
final class Panel {
  private final Name zone;
  private final ZoneReader shown;
  private final Consumer<RecordSet> publish;

  Panel(Name zone, ZoneReader shown, Consumer<RecordSet> publish) {
    this.zone = zone;
    this.shown = shown;
    this.publish = publish;
  }

  /** Does one thing; a record that is no longer there cannot be edited nor deleted. */
  void type(PanelEdit edit) throws ProviderException {
    PanelRecord any = edit.next().or(edit::old).orElseThrow();
    RecordType type = RecordType.of(any.type());
    RecordSet set = shown.read(owner(any), type).set();
    List<Rdata> values = new ArrayList<>(set.values());
    if (edit.old().isPresent() && !values.remove(value(edit.old().get()))) {
      return;
    }
    edit.next().ifPresent(next -> values.add(value(next)));
    Ttl ttl = edit.next().map(next -> new Ttl(next.ttl())).orElse(set.ttl());
    publish.accept(new RecordSet(set.owner(), type, ttl, values));
  }

  private Name owner(PanelRecord record) {
    return record.host().equals("@") ? zone : Name.of(record.host() + "." + zone);
  }

  private static Rdata value(PanelRecord record) {
    RecordType type = RecordType.of(record.type());
    if (type.equals(RecordType.MX)) {
      return new Mx(record.priority().orElseThrow(), Name.of(record.value()));
    }
    boolean plain = type.equals(RecordType.TXT) && !record.value().startsWith("\"");
    return plain ? Txt.of(record.value()) : Rdata.parse(type, record.value());
  }
}
