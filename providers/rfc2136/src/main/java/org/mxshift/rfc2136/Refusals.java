package org.mxshift.rfc2136;

import static org.mxshift.spi.Failure.BUSY;
import static org.mxshift.spi.Failure.DENIED;
import static org.mxshift.spi.Failure.REFUSED;
import static org.mxshift.spi.Failure.UNSURE;

import org.mxshift.model.SetKey;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.xbill.DNS.Rcode;

/** What a server's no means (RFC 2136 section 2.2, RFC 8945 section 5.2), and what to do next. */
final class Refusals {
  private static final String RIGHT =
      ": it is a secondary, or the key may not make this change; allow it there (BIND: allow-update"
          + " or update-policy, Knot DNS: acl, PowerDNS: TSIG-ALLOW-DNSUPDATE)";

  private Refusals() {}

  /** A question that was not answered as it should be; nothing was to happen. */
  static ProviderException ofQuestion(Primary primary, SetKey key, Reply reply) {
    String asked = primary + " was asked for " + key + " and answered " + code(reply);
    return switch (reply.rcode()) {
      case Rcode.NOERROR, Rcode.NXDOMAIN ->
          failure(DENIED, asked + " without a valid signature" + remedy(reply));
      case Rcode.NOTAUTH -> failure(DENIED, asked + remedy(reply));
      case Rcode.REFUSED ->
          failure(
              REFUSED,
              asked + ": it does not serve the zone, or not to this address or key (allow-query)");
      case Rcode.FORMERR, Rcode.NOTIMP -> failure(REFUSED, asked);
      default -> failure(BUSY, asked);
    };
  }

  /**
   * An answer to an update that anybody may have given: what it says is a hint, and no proof that
   * the set was or was not changed (RFC 8945 section 5.3).
   */
  static ProviderException unproven(Primary primary, SetKey key, Reply reply) {
    return failure(
        UNSURE,
        primary
            + " was to change "
            + key
            + " and answered "
            + code(reply)
            + " without a valid signature, which proves nothing; if the answer is its own"
            + (reply.rcode() == Rcode.REFUSED ? RIGHT : remedy(reply)));
  }

  /** An update that was not carried out, or nobody knows; its answer is signed. */
  static ProviderException ofUpdate(Primary primary, SetKey key, Reply reply) {
    String asked = primary + " was to change " + key + " and answered " + code(reply);
    return switch (reply.rcode()) {
      case Rcode.NOTAUTH -> failure(DENIED, asked + remedy(reply));
      case Rcode.REFUSED -> failure(DENIED, asked + RIGHT);
      case Rcode.NOTZONE -> failure(REFUSED, asked + ": not a name of this zone");
      case Rcode.FORMERR, Rcode.NOTIMP ->
          failure(REFUSED, asked + ": it does not take DNS UPDATE (RFC 2136) like this");
      default -> failure(UNSURE, asked);
    };
  }

  private static String code(Reply reply) {
    String tsig = reply.tsigError() == 0 ? "" : "/" + Rcode.TSIGstring(reply.tsigError());
    return Rcode.string(reply.rcode()) + tsig;
  }

  private static String remedy(Reply reply) {
    return switch (reply.tsigError()) {
      case Rcode.BADKEY ->
          ": it does not know this key; compare 'key' and 'algorithm' with its configuration";
      case Rcode.BADSIG -> ": the secret of this key is another one there";
      case Rcode.BADTIME -> ": the clocks here and there differ by more than five minutes";
      default ->
          ": it does not know the key or has another secret for it, or is not primary of the zone";
    };
  }

  private static ProviderException failure(Failure failure, String message) {
    return new ProviderException(failure, message);
  }
}
