package org.mxshift.cli;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.engine.Bucket;
import org.mxshift.settings.AccountSettings;
import org.mxshift.spi.Rate;

/**
 * What is left of each owner's calls, for all migrations of this process: two tokens of one owner
 * share what the provider allows that owner.
 */
final class Buckets {

  private final InstantSource clock;
  private final Map<Owner, Bucket> buckets = new HashMap<>();

  Buckets(InstantSource clock) {
    this.clock = clock;
  }

  private record Owner(String provider, String name) {}

  /**
   * The bucket of an account's owner; the first account that asks says how large it is.
   *
   * @param usual what the provider allows where the account says nothing
   */
  Bucket of(AccountSettings account, List<Rate> usual) {
    return buckets.computeIfAbsent(
        new Owner(account.provider(), account.owner()),
        owner -> new Bucket(account.calls().map(List::of).orElse(usual), clock));
  }
}
