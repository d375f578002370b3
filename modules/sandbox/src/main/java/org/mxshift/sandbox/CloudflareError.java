package org.mxshift.sandbox;

/** A call that Cloudflare does not carry out, by HTTP status, code and words. */
final class CloudflareError extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final int code;
  private final String words;

  CloudflareError(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.words = message;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String words() {
    return words;
  }

  static CloudflareError invalid(String message) {
    return new CloudflareError(400, 1004, "DNS Validation Error: " + message);
  }

  static CloudflareError gone() {
    return new CloudflareError(404, 81044, "Record does not exist.");
  }
}
