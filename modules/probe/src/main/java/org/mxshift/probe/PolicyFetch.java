package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.mxshift.model.Name;
import org.mxshift.policy.StsPolicy;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.PolicyFile.Copy;
import org.mxshift.spi.Verdict;

/**
 * Fetches the MTA-STS policy of a domain as senders do (RFC 8461 section 3.3): from a host whose
 * certificate is good, without redirects and caches, at most 64 KiB, in at most a minute. From
 * every address of the host, since senders meet each.
 */
final class PolicyFetch {

  private static final int LONGEST = 64 * 1024;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int OK = 200;

  private final ProbeSettings settings;
  private final Resolvers resolvers;

  PolicyFetch(ProbeSettings settings, Resolvers resolvers) {
    this.settings = settings;
    this.resolvers = resolvers;
  }

  /**
   * What came of it.
   *
   * @param copies one for each address of the policy host
   * @param unseen why nothing can be said; present where nobody could be asked
   */
  record Fetched(List<Copy> copies, Optional<String> unseen) {}

  Fetched of(PolicyFile ask) throws InterruptedException {
    Name host = StsPolicy.host(ask.domain());
    Resolvers.Found found = resolvers.addresses(host);
    if (found.failure().isPresent()) {
      Finding failure = found.failure().get();
      return failure.verdict() == Verdict.REJECTS
          ? new Fetched(List.of(Copy.without("", failure.summary())), Optional.empty())
          : new Fetched(List.of(), Optional.of(failure.summary()));
    }
    OkHttpClient client = client();
    try {
      List<Copy> copies =
          SideBySide.each(
              found.addresses(), settings.width(), address -> fetch(client, ask.domain(), address));
      Optional<String> nobody =
          copies.stream().anyMatch(Copy::reached)
              ? Optional.empty()
              : Optional.of(Shown.some(copies.stream().map(Copy::toString).toList()));
      return new Fetched(copies, nobody);
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private Copy fetch(OkHttpClient shared, Name domain, InetAddress address) {
    String where = address.getHostAddress();
    OkHttpClient client = shared.newBuilder().dns(host -> List.of(address)).build();
    try (Response response = client.newCall(request(domain)).execute()) {
      if (response.code() != OK) {
        return Copy.without(where, "answers " + response.code() + ", not 200" + to(response));
      }
      byte[] body = read(response);
      if (body.length > LONGEST) {
        return Copy.without(where, "serves more than 64 KiB");
      }
      return new Copy(where, true, Optional.of(new String(body, UTF_8)), oddities(response));
    } catch (SSLException e) {
      return Copy.without(where, Shown.line(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return new Copy(where, false, Optional.empty(), Shown.fault(e));
    } catch (IllegalArgumentException e) {
      return Copy.without(where, "no web server can have this name: " + domain);
    }
  }

  private Request request(Name domain) {
    HttpUrl url =
        HttpUrl.get(StsPolicy.address(domain))
            .newBuilder()
            .port(settings.trust().httpsPort())
            .build();
    return new Request.Builder().url(url).header("Cache-Control", "no-cache").build();
  }

  private static String to(Response response) {
    String location = response.header("Location", "");
    boolean elsewhere = location != null && !location.isEmpty();
    return elsewhere ? "; senders do not follow it to " + Shown.line(location) : "";
  }

  private static byte[] read(Response response) throws IOException {
    try (InputStream in = response.body().byteStream()) {
      return in.readNBytes(LONGEST + 1);
    }
  }

  private static String oddities(Response response) {
    String type = String.valueOf(response.header("Content-Type", "no type"));
    return type.matches("(?i)text/plain\\s*(;.*)?") ? "" : "served as " + Shown.line(type);
  }

  private OkHttpClient client() {
    Duration limit = settings.limits().longest();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(settings.limits().connect())
            .callTimeout(limit.compareTo(MINUTE) < 0 ? limit : MINUTE)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .proxy(java.net.Proxy.NO_PROXY);
    settings.trust().roots().ifPresent(roots -> trust(builder, roots));
    return builder.build();
  }

  private static void trust(OkHttpClient.Builder builder, X509TrustManager roots) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {roots}, null);
      builder.sslSocketFactory(context.getSocketFactory(), roots);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no TLS", e);
    }
  }
}
