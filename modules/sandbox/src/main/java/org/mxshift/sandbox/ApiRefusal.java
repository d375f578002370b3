package org.mxshift.sandbox;

import java.util.Map;

/** The double of a web API says no: a status, and the body that the real one would send. */
final class ApiRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  ApiRefusal(int status, String body) {
    super(body);
    this.status = status;
  }

  HttpListener.Response response() {
    return new HttpListener.Response(
        status, Map.of("Content-Type", "application/json"), String.valueOf(getMessage()));
  }
}
