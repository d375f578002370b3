package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signature as {@code ssh-keygen -Y sign} makes it (PROTOCOL.sshsig of OpenSSH).
 *
 * @param purpose what it was made for; one made for something else never counts
 * @param type of the key, such as {@code ssh-ed25519}
 * @param key the public key, as the second word of its file has it
 * @param hash the name of the digest
 * @param value the signature itself, in Base64
 */
record SshSignature(SshPurpose purpose, String type, String key, String hash, String value) {

  static final String ED25519 = "ssh-ed25519";
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";
  private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
  private static final String HASH = "sha512";

  /** What stands before the 32 octets of a raw key in its X.509 form (RFC 8410). */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  static boolean looksLike(String armoured) {
    return armoured.startsWith(BEGIN);
  }

  /**
   * Takes a signature apart.
   *
   * @throws IOException when it is none, or was made for something else
   */
  static SshSignature of(SshPurpose purpose, String armoured) throws IOException {
    int to = armoured.indexOf(END);
    try {
      String body = armoured.substring(BEGIN.length(), to);
      ByteBuffer blob = ByteBuffer.wrap(Base64.getMimeDecoder().decode(body));
      byte[] magic = new byte[MAGIC.length];
      blob.get(magic);
      blob.getInt();
      byte[] key = SshWire.bytes(blob);
      String namespace = SshWire.text(blob);
      SshWire.bytes(blob);
      String hash = SshWire.text(blob);
      ByteBuffer signature = ByteBuffer.wrap(SshWire.bytes(blob));
      if (!MessageDigest.isEqual(magic, MAGIC) || !namespace.equals(purpose.namespace())) {
        throw new IOException("its signature was made for something else than " + purpose.words());
      }
      String type = SshWire.text(signature);
      String value = Base64.getEncoder().encodeToString(SshWire.bytes(signature));
      String line = Base64.getEncoder().encodeToString(key);
      return new SshSignature(purpose, type, line, hash, value);
    } catch (RuntimeException e) {
      throw new IOException("its signature is damaged", e);
    }
  }

  /** Whether the key made it for these bytes. */
  boolean fits(byte[] payload) throws IOException {
    ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(key));
    String of = SshWire.text(blob);
    if (!of.equals(ED25519) || !type.equals(ED25519) || !hash.equals(HASH)) {
      throw new IOException(
          "its signature is of type "
              + type
              + " with "
              + hash
              + "; 'git verify-commit' can judge it");
    }
    try {
      byte[] raw = SshWire.bytes(blob);
      byte[] encoded = ByteBuffer.allocate(HEAD.length + raw.length).put(HEAD).put(raw).array();
      PublicKey shown =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(shown);
      signature.update(signed(purpose, payload));
      return signature.verify(Base64.getDecoder().decode(value));
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** What is signed in the place of the payload: its digest, and what it is for. */
  static byte[] signed(SshPurpose purpose, byte[] payload) throws GeneralSecurityException {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    blob.writeBytes(MAGIC);
    SshWire.put(blob, purpose.namespace());
    SshWire.put(blob, "");
    SshWire.put(blob, HASH);
    SshWire.put(blob, MessageDigest.getInstance("SHA-512").digest(payload));
    return blob.toByteArray();
  }

  static String armoured(SshPurpose purpose, byte[] key, byte[] value) {
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    SshWire.put(signature, ED25519);
    SshWire.put(signature, value);
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    blob.writeBytes(MAGIC);
    blob.writeBytes(new byte[] {0, 0, 0, 1});
    SshWire.put(blob, key);
    SshWire.put(blob, purpose.namespace());
    SshWire.put(blob, "");
    SshWire.put(blob, HASH);
    SshWire.put(blob, signature.toByteArray());
    String body = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob.toByteArray());
    return BEGIN + "\n" + body + "\n" + END + "\n";
  }
}
