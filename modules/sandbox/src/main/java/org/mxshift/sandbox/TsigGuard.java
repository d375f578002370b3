package org.mxshift.sandbox;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** Judges the signature of a request and signs the response to it (RFC 8945 section 5). */
final class TsigGuard {
  /** What a request's signature is worth, and so how its response is sent. */
  sealed interface Signature {}

  /** No TSIG at all. */
  record Unsigned() implements Signature {}

  /** Signed with a known key, in time. */
  record Good(TSIG key, TSIGRecord request) implements Signature {}

  /** Signed, but refused with {@code NOTAUTH} and this TSIG error. */
  record Bad(int error, TSIGRecord request) implements Signature {}

  private final Clock clock;
  private final Map<Name, TsigKey> keys = new HashMap<>();

  TsigGuard(List<TsigKey> keys, Clock clock) {
    this.clock = clock;
    keys.forEach(key -> this.keys.put(key.name(), key));
  }

  Signature judge(Message request, byte[] wire) {
    TSIGRecord signature = request.getTSIG();
    if (signature == null) {
      return new Unsigned();
    }
    TsigKey key = keys.get(signature.getName());
    if (key == null) {
      return new Bad(Rcode.BADKEY, signature);
    }
    TSIG tsig = key.tsig(clock);
    int error = tsig.verify(request, wire, null);
    return error == Rcode.NOERROR ? new Good(tsig, signature) : new Bad(error, signature);
  }

  /** The response in wire form, at most this many octets (then TC is set), signed if it may be. */
  byte[] seal(Message response, Signature signature, int limit) {
    if (signature instanceof Good good) {
      response.setTSIG(good.key(), Rcode.NOERROR, good.request());
    }
    if (signature instanceof Bad bad) {
      return refusal(response, bad);
    }
    return response.toWire(limit);
  }

  /** Only BADTIME is signed: with the other errors there is no key both sides share (5.3.2). */
  private byte[] refusal(Message response, Bad bad) {
    Message bare = new Message(response.getHeader().getID());
    bare.getHeader().setOpcode(response.getHeader().getOpcode());
    bare.getHeader().setFlag(Flags.QR);
    bare.getHeader().setRcode(Rcode.NOTAUTH);
    bare.addRecord(response.getQuestion(), Section.QUESTION);
    boolean late = bad.error() == Rcode.BADTIME;
    byte[] other = late ? time(clock.instant().getEpochSecond()) : new byte[0];
    byte[] mac = late ? mac(bare.toWire(), bad, other) : new byte[0];
    TSIGRecord request = bad.request();
    bare.addRecord(
        new TSIGRecord(
            request.getName(),
            DClass.ANY,
            0,
            request.getAlgorithm(),
            request.getTimeSigned(),
            request.getFudge(),
            mac,
            request.getOriginalID(),
            bad.error(),
            other),
        Section.ADDITIONAL);
    return bare.toWire();
  }

  /**
   * The signature of a BADTIME response (RFC 8945 section 5.2.3), done by hand: dnsjava 3.6.4 signs
   * it without the server's time, so that no client can verify it.
   */
  private byte[] mac(byte[] message, Bad bad, byte[] other) {
    TSIGRecord request = bad.request();
    TsigKey key = Optional.ofNullable(keys.get(request.getName())).orElseThrow();
    try {
      Mac mac =
          Mac.getInstance("Hmac" + key.algorithm().replace("hmac-", "").toUpperCase(Locale.ROOT));
      mac.init(key.key());
      mac.update(u16(request.getSignature().length));
      mac.update(request.getSignature());
      mac.update(message);
      mac.update(request.getName().toWireCanonical());
      mac.update(u16(DClass.ANY));
      mac.update(new byte[4]);
      mac.update(request.getAlgorithm().toWireCanonical());
      mac.update(time(request.getTimeSigned().getEpochSecond()));
      mac.update(u16((int) request.getFudge().toSeconds()));
      mac.update(u16(bad.error()));
      mac.update(u16(other.length));
      return mac.doFinal(other);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM cannot sign with " + key, e);
    }
  }

  private static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  private static byte[] time(long seconds) {
    return ByteBuffer.allocate(6).putShort((short) (seconds >> 32)).putInt((int) seconds).array();
  }
}
