package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import org.mxshift.model.Name;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/** Records that are not ours to change, why not, and the way out. */
final class Untouchable {
  private Untouchable() {}

  static void check(SetKey key, JsonNode record) throws ProviderException {
    String content = record.path("content").asText();
    if (record.path("meta").path("read_only").asBoolean()) {
      throw ProviderException.refused(
          key
              + " holds '"
              + content
              + "', which Cloudflare keeps read-only for another of its products, most likely Email"
              + " Routing: a change of DNS alone cannot move this mail. In the dashboard, under"
              + " Email Routing, unlock its DNS records. They stay its own even then and are deleted"
              + " when Email Routing is disabled, so disable it only after the migration, and check"
              + " the MX and SPF records afterwards. Then run this again");
    }
    if (record.path("proxied").asBoolean()) {
      throw ProviderException.refused(
          key
              + " is proxied: the world sees other addresses and another TTL than '"
              + content
              + "', and no mail gets through; switch it to 'DNS only' first");
    }
  }

  /** Beside an alias there is nothing (RFC 2181 section 10.1), but an apex is answered for. */
  static void refuseAlias(SetKey key, Name zone, JsonNode alias) throws ProviderException {
    if (!key.owner().equals(zone)) {
      throw ProviderException.refused(
          key.owner()
              + " is an alias (CNAME) for "
              + alias.path("content").asText()
              + "; nothing may stand beside it (RFC 2181 section 10.1), so change its target");
    }
  }
}
