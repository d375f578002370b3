package org.mxshift.cloudflare;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Whether a call went out to a connection that stands; before that, nothing can have happened. */
final class Sent {
  private final AtomicBoolean sent = new AtomicBoolean();

  boolean isSent() {
    return sent.get();
  }

  /**
   * Put between the connection and the client: notes that a request goes out, and that it goes
   * once. OkHttp sends again by itself after {@code 503} with {@code Retry-After: 0} and after
   * {@code 421}.
   */
  static Response once(Interceptor.Chain chain) throws IOException {
    Sent call = chain.request().tag(Sent.class);
    if (call != null && !call.sent.compareAndSet(false, true)) {
      throw new IOException("told to send it once more, which is not for the client to decide");
    }
    return chain.proceed(chain.request());
  }
}
