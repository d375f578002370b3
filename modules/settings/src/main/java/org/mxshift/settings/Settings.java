package org.mxshift.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Windows;

/**
 * What holds for all plans on this machine: flags, then the environment, then {@code mxshift.yaml},
 * then the user's own file, each filling in what those before it left open.
 *
 * @param audit where the log is kept
 * @param timezone in which people are told times, besides UTC
 * @param windows of plans that say nothing of windows
 * @param accounts credentials by name; sorted
 * @param secrets what plans may name, and the server that each may go to, by name
 * @param resolvers asked as mail senders would ask; empty: the machine's own
 * @param controls mail hosts that are known to answer, to tell a blocked port from a dead host
 * @param network where this is not the open Internet
 * @param actor who acts, as claimed and not proven
 * @param files the files that were read, nearest first
 * @param notes what counts for nothing any more, where, and what to write instead
 */
public record Settings(
    Audit audit,
    Optional<ZoneId> timezone,
    Optional<Windows> windows,
    Map<String, AccountSettings> accounts,
    Map<String, Entrusted> secrets,
    List<Endpoint> resolvers,
    List<Endpoint> controls,
    Network network,
    String actor,
    List<Path> files,
    List<String> notes) {

  /** The name of the project's file. */
  public static final String FILE = "mxshift.yaml";

  /** Copies the lists and the map. */
  public Settings {
    accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    resolvers = List.copyOf(resolvers);
    controls = List.copyOf(controls);
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /**
   * Reads everything that applies in a place. Secrets are not read, only where to find them.
   *
   * @throws SettingsException with everything that is wrong in any of the sources
   */
  public static Settings read(Surroundings surroundings) throws SettingsException {
    return SettingsReader.read(surroundings);
  }

  /**
   * The account of a plan's zone.
   *
   * <p>A plan that names no account gets the one called {@code default} if that is for the plan's
   * provider, otherwise one without settings and secrets.
   *
   * @param name the account that the plan names
   * @param provider the provider that the plan names; one of both is there
   * @throws SettingsException when there is no such account, or it is for another provider
   */
  public AccountSettings account(Optional<String> name, Optional<String> provider)
      throws SettingsException {
    if (name.isEmpty()) {
      String wanted = provider.orElseThrow();
      AccountSettings usual = accounts.get(AccountSettings.DEFAULT);
      return usual != null && usual.provider().equals(wanted)
          ? usual
          : new AccountSettings(AccountSettings.DEFAULT, wanted, Map.of(), Map.of());
    }
    AccountSettings found = accounts.get(name.get());
    if (found == null) {
      throw new SettingsException(
          "there is no account '"
              + name.get()
              + "'; known: "
              + String.join(", ", accounts.keySet())
              + "; add it under accounts in "
              + FILE);
    }
    if (provider.isPresent() && !provider.get().equals(found.provider())) {
      throw new SettingsException(
          "account '"
              + found.name()
              + "' is for "
              + found.provider()
              + ", the plan says "
              + provider.get()
              + "; correct one of them");
    }
    return found;
  }
}
