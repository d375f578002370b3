package org.mxshift.rfc2136;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.TsigKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIGRecord;

/**
 * An answer to an update proves nothing unless it is signed with our key (RFC 8945 section 5.3),
 * whatever it says and whatever happened.
 */
class ForgedAnswerTest {
  private static final List<Integer> CODES =
      List.of(
          Rcode.NXRRSET,
          Rcode.YXRRSET,
          Rcode.NOERROR,
          Rcode.FORMERR,
          Rcode.SERVFAIL,
          Rcode.NXDOMAIN,
          Rcode.NOTIMP,
          Rcode.REFUSED,
          Rcode.YXDOMAIN,
          Rcode.NOTAUTH,
          Rcode.NOTZONE);
  private static final RecordSet OLD = mx("10 old.example.");
  private static final RecordSet NEW = mx("5 new.example.");

  /** What stands where the signature should. */
  enum Seal {
    NONE,
    EMPTY_BADKEY,
    EMPTY_BADSIG,
    EMPTY_WITHOUT_ERROR,
    OF_ANOTHER_SECRET
  }

  @ParameterizedTest
  @EnumSource
  void nobodyKnowsWhatAnUnsignedAnswerIsWorth(Seal seal) throws Exception {
    for (String cas : List.of("rrset", "soa")) {
      for (int code : CODES) {
        inDoubt(seal, code, cas, true);
        inDoubt(seal, code, cas, false);
      }
    }
  }

  private static void inDoubt(Seal seal, int code, String cas, boolean written)
      throws IOException, ProviderException {
    try (SandboxZone zone = new SandboxZone("cas", cas);
        Forger forger = new Forger(zone.server.address(), written, words(zone.key, seal, code))) {
      zone.edit(OLD);
      Refusal.of(
              Failure.UNSURE,
              () ->
                  zone.writer(zone.key, forger.port())
                      .swap(Snapshot.of(OLD), Desired.of(NEW), "marker"))
          .hasMessageContaining("answered " + Rcode.string(code))
          .hasMessageContaining("without a valid signature, which proves nothing");
      RecordSet live = zone.reader().read(SandboxZone.NAME, RecordType.MX).set();
      assertThat(live).isEqualTo(written ? NEW : OLD);
    }
  }

  private static UnaryOperator<Message> words(TsigKey key, Seal seal, int code) {
    return request -> {
      Message answer = new Message(request.getHeader().getID());
      answer.getHeader().setOpcode(request.getHeader().getOpcode());
      answer.getHeader().setFlag(Flags.QR);
      answer.getHeader().setRcode(code);
      TSIGRecord asked = request.getTSIG();
      switch (seal) {
        case NONE -> {}
        case EMPTY_BADKEY -> answer.addRecord(empty(asked, Rcode.BADKEY), Section.ADDITIONAL);
        case EMPTY_BADSIG -> answer.addRecord(empty(asked, Rcode.BADSIG), Section.ADDITIONAL);
        case EMPTY_WITHOUT_ERROR -> answer.addRecord(empty(asked, 0), Section.ADDITIONAL);
        case OF_ANOTHER_SECRET ->
            answer.setTSIG(
                TsigKey.fresh(key.name().toString(), new Random(3)).tsig(Clock.systemUTC()),
                Rcode.NOERROR,
                asked);
      }
      return answer;
    };
  }

  private static TSIGRecord empty(TSIGRecord asked, int error) {
    return new TSIGRecord(
        asked.getName(),
        DClass.ANY,
        0,
        asked.getAlgorithm(),
        asked.getTimeSigned(),
        asked.getFudge(),
        new byte[0],
        asked.getOriginalID(),
        error,
        new byte[0]);
  }

  private static RecordSet mx(String value) {
    return RecordSet.mx(SandboxZone.NAME, new Ttl(300), List.of(Mx.parse(value)));
  }
}
