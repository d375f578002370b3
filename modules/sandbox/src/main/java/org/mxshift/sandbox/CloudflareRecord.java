package org.mxshift.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * One record object of a {@link CloudflareFake}; several of them make a record set.
 *
 * @param id names this object for as long as it lives
 * @param name owner without the final dot
 * @param type such as {@code MX}
 * @param content as Cloudflare holds it: a host without its final dot, {@code .} in a null MX, text
 *     in quotes
 * @param priority of an MX record
 * @param ttl in seconds; 1 is "automatic"
 * @param comment empty when there is none
 * @param tags such as {@code team:mail}
 * @param proxied whether the address shown to the world is Cloudflare's
 * @param readOnly whether another product of Cloudflare keeps it
 * @param modified when it was last changed
 */
public record CloudflareRecord(
    String id,
    String name,
    String type,
    String content,
    OptionalInt priority,
    int ttl,
    String comment,
    List<String> tags,
    boolean proxied,
    boolean readOnly,
    Instant modified) {

  /** Copies the tags. */
  public CloudflareRecord {
    tags = List.copyOf(tags);
  }

  /** An MX record, to be put into a zone, which gives it an id. */
  public static CloudflareRecord mx(String name, int ttl, int priority, String content) {
    return of(name, "MX", ttl, content).withPriority(priority);
  }

  /** A record without a priority, to be put into a zone, which gives it an id. */
  public static CloudflareRecord of(String name, String type, int ttl, String content) {
    return new CloudflareRecord(
        "",
        name,
        type,
        content,
        OptionalInt.empty(),
        ttl,
        "",
        List.of(),
        false,
        false,
        Instant.EPOCH);
  }

  /** The same at another priority. */
  public CloudflareRecord withPriority(int other) {
    return with(OptionalInt.of(other), comment, tags, proxied, readOnly);
  }

  /** The same with a comment and tags. */
  public CloudflareRecord described(String words, String... others) {
    return with(priority, words, List.of(others), proxied, readOnly);
  }

  /** The same as Email Routing makes its records. */
  public CloudflareRecord locked() {
    return with(priority, comment, tags, proxied, true);
  }

  /** The same behind Cloudflare's own addresses. */
  public CloudflareRecord behindProxy() {
    return with(priority, comment, tags, true, readOnly);
  }

  CloudflareRecord known(String as, Instant since) {
    return new CloudflareRecord(
        as, name, type, content, priority, ttl, comment, tags, proxied, readOnly, since);
  }

  CloudflareRecord lasting(int other) {
    return new CloudflareRecord(
        id, name, type, content, priority, other, comment, tags, proxied, readOnly, modified);
  }

  boolean sameAs(CloudflareRecord other) {
    return name.equals(other.name)
        && type.equals(other.type)
        && content.equals(other.content)
        && priority.equals(other.priority);
  }

  private CloudflareRecord with(
      OptionalInt order, String words, List<String> others, boolean proxy, boolean lock) {
    return new CloudflareRecord(
        id, name, type, content, order, ttl, words, others, proxy, lock, modified);
  }
}
