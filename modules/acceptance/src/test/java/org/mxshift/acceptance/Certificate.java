package org.mxshift.acceptance;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Certificates of hosts, as {@code cert.pem} and {@code key.pem}. */
final class Certificate {

  private static final String CURVE = "-pkeyopt ec_paramgen_curve:P-256 -nodes";

  private Certificate() {}

  /**
   * One that nobody has signed.
   *
   * @param name whose it is, such as {@code DNS:imap.test}
   */
  static void selfSigned(Path folder, String name) {
    run(
        Binary.OPENSSL.path(),
        "req -x509 -newkey ec %s -days 2 -subj /CN=host -addext subjectAltName=%s -keyout %s -out %s"
            .formatted(CURVE, name, folder.resolve("key.pem"), folder.resolve("cert.pem")));
  }

  /** The same with its key in a store that Java reads. */
  static Path keyStore(Path folder, String name, char[] password) {
    selfSigned(folder, name);
    Path store = folder.resolve("tls.p12");
    run(
        Binary.OPENSSL.path(),
        "pkcs12 -export -name tls -inkey %s -in %s -passout pass:%s -out %s"
            .formatted(
                folder.resolve("key.pem"),
                folder.resolve("cert.pem"),
                new String(password),
                store));
    return store;
  }

  /**
   * One for this address, signed by {@code ca.pem} of another directory.
   *
   * @param days for how long it is valid; negative: since when it no longer is
   */
  static void signed(WorkDirectory work, WorkDirectory authority, String address, int days) {
    String openssl = Binary.OPENSSL.path();
    String request = work.path("request.pem").toString();
    String key = work.path("key.pem").toString();
    run(openssl, "req -newkey ec " + CURVE + " -subj /CN=host -keyout " + key + " -out " + request);
    String names = work.file("names", "subjectAltName=IP:" + address + "\n").toString();
    run(
        openssl,
        "x509 -req -CAcreateserial -days %d -in %s -extfile %s -CA %s -CAkey %s -out %s"
            .formatted(
                days,
                request,
                names,
                authority.path("ca.pem"),
                authority.path("ca.key"),
                work.path("cert.pem")));
  }

  /** Who signs: {@code ca.pem} and {@code ca.key}. */
  static WorkDirectory authority() {
    WorkDirectory work = WorkDirectory.create("ca");
    String files = " -keyout " + work.path("ca.key") + " -out " + work.path("ca.pem");
    run(Binary.OPENSSL.path(), "req -x509 -newkey ec " + CURVE + " -days 2 -subj /CN=ca" + files);
    return work;
  }

  private static void run(String program, String words) {
    Command.run(
        Stream.concat(Stream.of(program), Stream.of(words.split(" ", -1))).toArray(String[]::new));
  }
}
