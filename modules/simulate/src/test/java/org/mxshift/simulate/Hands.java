package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;

/** How people carry out what they are asked. */
enum Hands {
  /** At once. */
  QUICK {
    @Override
    void work(VirtualZone zone, Instant now, RecordSet from, RecordSet to) {
      zone.editedAt(now, to);
    }
  },
  /** After a night. */
  LATE {
    @Override
    void work(VirtualZone zone, Instant now, RecordSet from, RecordSet to) {
      zone.editedAt(now.plus(Duration.ofHours(8)), to);
    }
  },
  /** Record by record, with a coffee between. */
  BIT_BY_BIT {
    @Override
    void work(VirtualZone zone, Instant now, RecordSet from, RecordSet to) {
      List<Rdata> both = new ArrayList<>(from.values());
      both.addAll(to.values());
      zone.editedAt(now.plus(Duration.ofMinutes(2)), from.withValues(both));
      zone.editedAt(now.plus(Duration.ofMinutes(9)), to);
    }
  },
  /** With a TTL of two days first, which somebody notices after a while. */
  WRONG_TTL {
    @Override
    void work(VirtualZone zone, Instant now, RecordSet from, RecordSet to) {
      zone.editedAt(now.plus(Duration.ofMinutes(10)), to.withTtl(new Ttl(172_800)));
      zone.editedAt(now.plus(Duration.ofMinutes(25)), to);
    }
  };

  abstract void work(VirtualZone zone, Instant now, RecordSet from, RecordSet to);

  /** From now on these hands change the zone, and nobody else. */
  void serve(Simulation world) {
    world.zone().byHand((from, to) -> work(world.zone(), world.clock().instant(), from, to));
  }
}
