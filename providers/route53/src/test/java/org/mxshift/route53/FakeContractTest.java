package org.mxshift.route53;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.sandbox.Route53Fault;
import org.mxshift.spi.Account;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** All that a provider owes, by the SDK's client over HTTP. */
class FakeContractTest implements ZoneContract {
  private static final String CHANGE = "ChangeResourceRecordSets";

  private final Hosted hosted = new Hosted();
  private final UnderTest zone = new UnderTest(hosted, hosted.reader(), hosted.writer());

  @AfterEach
  void close() {
    hosted.close();
  }

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  private record UnderTest(Hosted hosted, ZoneReader reader, ZoneWriter writer)
      implements ZoneUnderTest {
    @Override
    public Name name() {
      return Hosted.NAME;
    }

    @Override
    public void edit(RecordSet set) {
      hosted.edit(set);
    }

    @Override
    public Optional<String> version() {
      return Optional.of("" + hosted.fake.version(hosted.id));
    }

    @Override
    public boolean loseNextResponse() {
      hosted.fake.next(CHANGE, new Route53Fault.LostResponse());
      return true;
    }

    @Override
    public boolean throttleNextWrite() {
      hosted.fake.next(CHANGE, Route53Fault.throttled());
      return true;
    }

    @Override
    public boolean beforeNextWrite(Runnable stranger) {
      hosted.fake.next(CHANGE, new Route53Fault.Meddled(stranger));
      return true;
    }

    @Override
    public Optional<ZoneReader> reader(Name missing) {
      Account account = Hosted.account(Hosted.WRITER, hosted.fake.endpoint());
      return Optional.of(Hosted.reader(account, new Zone(missing, Map.of())));
    }

    @Override
    public Optional<ZoneWriter> denied() {
      return Optional.of(Hosted.writer(Hosted.READER, hosted.fake.endpoint()));
    }

    @Override
    public Optional<ZoneWriter> unreachable() {
      return Optional.of(Hosted.writer(Hosted.WRITER, Hosted.nobody()));
    }
  }
}
