package org.mxshift.googledns;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.mxshift.adapter.Credential;
import org.mxshift.adapter.Dialect;
import org.mxshift.adapter.Reply;
import org.mxshift.adapter.SignedToken;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** The token that goes with every call, ready or signed for, and what an answer says of it. */
final class Credentials implements Dialect {
  private static final String SCOPE = "https://www.googleapis.com/auth/ndev.clouddns.";
  private static final Set<String> TOO_MANY =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded");

  private final Settings settings;
  private final Optional<SignedToken> signed;

  /**
   * @param right that is asked for; a ready token has its own
   */
  Credentials(Settings settings, String right, InstantSource clock) {
    this.settings = settings;
    this.signed =
        settings
            .key()
            .map(key -> new SignedToken(key.signer(), SCOPE + right, settings.timeout(), clock));
  }

  @Override
  public Credential credential() throws ProviderException {
    String advice =
        "make a new key for the secret 'key' of account '"
            + settings.account()
            + "', or set the clock of this machine";
    return new Credential(
        "Authorization",
        "Bearer ",
        signed.isPresent() ? signed.get().current(advice) : settings.token().orElseThrow());
  }

  /** 404, 409 and 412 say that a change did not find what it was to replace. */
  @Override
  public Optional<Failure> meaning(Reply reply, boolean writing) {
    if (reply.status() == 403 && TOO_MANY.contains(reason(reply))) {
      return Optional.of(Failure.BUSY);
    }
    boolean compared = writing && Set.of(404, 409, 412).contains(reply.status());
    return compared ? Optional.of(Failure.CONFLICT) : Optional.empty();
  }

  @Override
  public String advice(Reply reply) {
    String whose = " of account '" + settings.account() + "' ";
    if (reply.status() == 401) {
      return signed.isPresent()
          ? "the key" + whose + "is not valid for this project"
          : "the secret 'token'"
              + whose
              + "is none or has run out, as it does in an hour; give one by command, or a 'key'";
    }
    if (reply.status() == 403) {
      return reason(reply).equals("accessNotConfigured")
          ? "enable the Cloud DNS API (dns.googleapis.com) in project " + settings.project()
          : "the credentials"
              + whose
              + "need the rights that the page of this provider lists, on project "
              + settings.project()
              + " or on the zone";
    }
    return "";
  }

  private static String reason(Reply reply) {
    return reply.body().at("/error/errors/0/reason").asText();
  }
}
