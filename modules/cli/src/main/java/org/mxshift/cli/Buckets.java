package org.mxshift.cli;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.engine.Bucket;
import org.mxshift.settings.AccountSettings;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Secret;

/**
 * What is left of each owner's calls, for all migrations of this process: two tokens of one owner
 * share what the provider allows that owner, and so do two accounts with one token.
 */
final class Buckets {

  private final InstantSource clock;
  private final Map<Owner, Bucket> accounts = new HashMap<>();
  private final Map<Owner, Bucket> owners = new HashMap<>();
  private final Map<Token, Bucket> tokens = new HashMap<>();

  Buckets(InstantSource clock) {
    this.clock = clock;
  }

  private record Owner(String provider, String name) {}

  private record Token(String provider, Map<String, Secret> secrets) {}

  /**
   * The bucket of an account's owner; the first account that asks says how large it is.
   *
   * @param secrets what it shows; without any, as where the machine has credentials of its own,
   *     nothing but its settings tells whose it is
   * @param usual what the provider allows where the account says nothing
   */
  synchronized Bucket of(AccountSettings account, Map<String, Secret> secrets, List<Rate> usual) {
    return accounts.computeIfAbsent(
        new Owner(account.provider(), account.name()), name -> owned(account, secrets, usual));
  }

  private Bucket owned(AccountSettings account, Map<String, Secret> secrets, List<Rate> usual) {
    Owner owner = new Owner(account.provider(), account.owner());
    Token token = new Token(account.provider(), secrets);
    Bucket bucket =
        Optional.ofNullable(owners.get(owner))
            .or(() -> Optional.ofNullable(tokens.get(token)))
            .orElseGet(() -> new Bucket(account.calls().map(List::of).orElse(usual), clock));
    owners.putIfAbsent(owner, bucket);
    if (!secrets.isEmpty()) {
      tokens.putIfAbsent(token, bucket);
    }
    return bucket;
  }
}
