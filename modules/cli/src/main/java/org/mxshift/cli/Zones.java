package org.mxshift.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mxshift.engine.Bucket;
import org.mxshift.engine.Retrying;
import org.mxshift.plan.Plan;
import org.mxshift.settings.AccountSettings;
import org.mxshift.settings.Endpoint;
import org.mxshift.settings.SecretReader;
import org.mxshift.settings.Settings;
import org.mxshift.settings.SettingsException;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Opens the zone of a plan at its DNS provider, with the credentials of this machine; reader and
 * writer of one such have one budget for calls that do not come through.
 */
final class Zones {

  private static final String RESOLVERS = "resolvers";

  private final Settings settings;
  private final Providers providers;
  private final SecretReader secrets;
  private final Function<Bucket, Retrying> retries;
  private final Buckets buckets;
  private Optional<Retrying> retrying = Optional.empty();

  /**
   * @param retries begins a budget
   * @param buckets of all zones of this process
   */
  Zones(
      Settings settings,
      Providers providers,
      SecretReader secrets,
      Buckets buckets,
      Function<Bucket, Retrying> retries) {
    this.settings = settings;
    this.providers = providers;
    this.secrets = secrets;
    this.buckets = buckets;
    this.retries = retries;
  }

  ZoneReader reader(Plan plan) throws FailedException, ProviderException {
    AccountSettings account = account(plan);
    Account opened = open(account);
    ZoneReader reader = provider(account).reader(opened, zone(plan, account));
    return retrying(account, opened).reader(reader);
  }

  ZoneWriter writer(Plan plan, Approval approval) throws FailedException, ProviderException {
    AccountSettings account = account(plan);
    Account opened = open(account);
    ZoneWriter writer = provider(account).writer(opened, zone(plan, account), approval);
    return retrying(account, opened).writer(writer);
  }

  private Retrying retrying(AccountSettings account, Account opened) throws FailedException {
    if (retrying.isEmpty()) {
      List<Rate> usual = provider(account).rates();
      retrying = Optional.of(retries.apply(buckets.of(account, opened.secrets(), usual)));
    }
    return retrying.get();
  }

  /** A provider that asks resolvers asks those of the settings, unless it is told others. */
  private Zone zone(Plan plan, AccountSettings account) throws FailedException {
    Map<String, String> keys = new TreeMap<>(plan.zone().settings());
    boolean told = keys.containsKey(RESOLVERS) || account.settings().containsKey(RESOLVERS);
    if (!told
        && !settings.resolvers().isEmpty()
        && provider(account).words().zone().containsKey(RESOLVERS)) {
      keys.put(
          RESOLVERS,
          settings.resolvers().stream().map(Endpoint::toString).collect(Collectors.joining(", ")));
    }
    return new Zone(plan.zone().name(), keys);
  }

  private Provider provider(AccountSettings account) throws FailedException {
    return providers.named(account.provider());
  }

  private AccountSettings account(Plan plan) throws FailedException {
    Optional<String> name = plan.zone().account();
    try {
      return settings.account(name, plan.zone().provider());
    } catch (SettingsException e) {
      throw new FailedException(ExitCode.CREDENTIALS, String.valueOf(e.getMessage()), "", e);
    }
  }

  private Account open(AccountSettings account) throws FailedException {
    try {
      return account.open(secrets);
    } catch (SettingsException e) {
      throw new FailedException(ExitCode.CREDENTIALS, String.valueOf(e.getMessage()), "", e);
    }
  }
}
