package org.mxshift.route53;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials as they were when the zone was opened, and the guard that no message shows them.
 *
 * <p>Taken once: what cannot be had is said at the beginning, and messages of AWS can be searched
 * for the very values. AWS itself repeats a session token when a signature does not match.
 */
final class Keys {
  private static final int SHORTEST = 8;

  private final String account;
  private final AwsCredentials credentials;

  private Keys(Settings settings, AwsCredentials credentials) {
    this.account = settings.account();
    this.credentials = credentials;
  }

  static Keys of(Settings settings) throws ProviderException {
    Optional<String> key = secret(settings, "access_key");
    Optional<String> secret = secret(settings, "secret_key");
    Optional<String> token = secret(settings, "session_token");
    if (key.isEmpty() && secret.isEmpty() && token.isEmpty()) {
      return new Keys(settings, found(settings));
    }
    if (key.isEmpty() || secret.isEmpty()) {
      throw ProviderException.denied(
          "account '"
              + settings.account()
              + "' needs both 'access_key' and 'secret_key', or neither");
    }
    return new Keys(
        settings,
        token.isPresent()
            ? AwsSessionCredentials.create(key.get(), secret.get(), token.get())
            : AwsBasicCredentials.create(key.get(), secret.get()));
  }

  /** Whose they are, as messages name it. */
  String account() {
    return "account '" + account + "'";
  }

  AwsCredentials credentials() {
    return credentials;
  }

  /** The text without any of the keys; a shorter one than AWS has may stand in there by chance. */
  String conceal(String text) {
    String shown = text;
    for (String secret : secrets()) {
      shown = shown.replace(secret, "***");
    }
    return shown;
  }

  private List<String> secrets() {
    Stream<String> token =
        credentials instanceof AwsSessionCredentials session
            ? Stream.of(session.sessionToken())
            : Stream.empty();
    return Stream.concat(token, Stream.of(credentials.secretAccessKey(), credentials.accessKeyId()))
        .filter(secret -> secret.length() >= SHORTEST)
        .toList();
  }

  private static Optional<String> secret(Settings settings, String name) throws ProviderException {
    return settings.options().token(name).map(Secret::reveal);
  }

  private static AwsCredentials found(Settings settings) throws ProviderException {
    String where =
        settings
            .profile()
            .map(name -> "profile '" + name + "'")
            .orElse("environment, profile, web identity, container or instance");
    try {
      if (settings.profile().isPresent()) {
        try (var profile = ProfileCredentialsProvider.create(settings.profile().get())) {
          return profile.resolveCredentials();
        }
      }
      try (var chain = DefaultCredentialsProvider.builder().build()) {
        return chain.resolveCredentials();
      }
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      throw ProviderException.denied(
          "account '"
              + settings.account()
              + "': no AWS credentials found in "
              + where
              + "; sign in, or give 'access_key' and 'secret_key' by env, file or command");
    }
  }
}
