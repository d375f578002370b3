package org.mxshift.acceptance;

/** Certificates that nobody has signed, as {@code cert.pem} and {@code key.pem}. */
final class Certificate {

  private Certificate() {}

  static void selfSigned(WorkDirectory work, String hostname) {
    Command.run(
        Binary.OPENSSL.path(),
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=" + hostname,
        "-addext",
        "subjectAltName=DNS:" + hostname,
        "-keyout",
        work.path("key.pem").toString(),
        "-out",
        work.path("cert.pem").toString());
  }
}
